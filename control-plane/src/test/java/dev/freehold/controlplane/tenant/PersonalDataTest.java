package dev.freehold.controlplane.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.PersonalData;
import dev.freehold.controlplane.tenant.detail.Country;
import dev.freehold.controlplane.tenant.detail.EmailAddress;
import dev.freehold.controlplane.tenant.detail.Environment;
import dev.freehold.controlplane.tenant.detail.PlainName;
import dev.freehold.controlplane.tenant.detail.Residency;
import dev.freehold.controlplane.tenant.detail.TaxId;
import dev.freehold.controlplane.tenant.detail.TenantProfile;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds personal data is marked, and prints none of it. */
class PersonalDataTest {
    private static final String COMPANY = "Secretive Holdings";
    private static final String TAX_ID = "XX987654321";
    private static final String PERSON = "Hedy Lamarr";
    private static final String EMAIL = "hedy@secretive.example";
    private static final List<String> SECRETS = List.of("Secretive", TAX_ID, "Hedy", "hedy@");

    private static final TenantProfile PROFILE = new TenantProfile(
            new PlainName(COMPANY),
            new TaxId(TAX_ID),
            new Country("DE"),
            new PlainName(PERSON),
            new EmailAddress(EMAIL));
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Tenant TENANT = new Tenant(
            TenantId.parse("0197e2d4-3a5b-7c6d-8e7f-a0b1c2d3e4f5"),
            new TenantSlug("acme"),
            PROFILE,
            "standard",
            new Region("local"),
            Residency.ANYWHERE,
            new PoolId("local-a"),
            Environment.PRODUCTION,
            new TenantState.Active(Epoch.FIRST),
            1,
            NOW,
            NOW);

    private static final List<Object> HOLDERS = List.of(
            PROFILE,
            PROFILE.legalName(),
            PROFILE.taxId(),
            PROFILE.adminEmail(),
            TENANT,
            TenantView.of(TENANT),
            new NewTenant(
                    TENANT.slug(),
                    PROFILE,
                    "standard",
                    TENANT.region(),
                    Residency.ANYWHERE,
                    null,
                    Environment.PRODUCTION,
                    null,
                    null),
            new CreateTenantRequest(
                    "acme",
                    COMPANY,
                    TAX_ID,
                    "DE",
                    PERSON,
                    EMAIL,
                    "standard",
                    "local",
                    null,
                    null,
                    "production",
                    null,
                    null),
            new ReviseTenantRequest(COMPANY, PERSON, EMAIL, "standard", null),
            new TenantRevision(PROFILE.legalName(), PROFILE.contactName(), PROFILE.adminEmail(), "standard", null));

    @Test
    void isNotPrintedByWhatHoldsIt() {
        assertThat(HOLDERS)
                .allSatisfy(holder -> assertThat(holder.toString()).doesNotContain(SECRETS.toArray(String[]::new)));
    }

    @Test
    void isLookedForInEverythingThatIsMarked() {
        Set<String> marked = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.freehold.controlplane")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(PersonalData.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertThat(HOLDERS).extracting(holder -> holder.getClass().getName()).containsAll(marked);
    }
}
