package dev.freehold.controlplane.tenant;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.adoption.SourceDatabase;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.placement.Tier;
import dev.freehold.controlplane.platform.FieldErrors;
import dev.freehold.controlplane.platform.PersonalData;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.tenant.detail.Country;
import dev.freehold.controlplane.tenant.detail.EmailAddress;
import dev.freehold.controlplane.tenant.detail.Environment;
import dev.freehold.controlplane.tenant.detail.PlainName;
import dev.freehold.controlplane.tenant.detail.Residency;
import dev.freehold.controlplane.tenant.detail.TaxId;
import dev.freehold.controlplane.tenant.detail.TenantProfile;

/**
 * The body that asks for a new tenant.
 *
 * @param allowedRegions where its data may be, the region among them; absent or empty: anywhere
 * @param tier shared or dedicated; absent: as its plan says
 * @param archive what to fill it from
 * @param adopt a database elsewhere to make it of; without this and {@code archive} it begins empty
 */
@PersonalData
record CreateTenantRequest(
        @NotNull String slug,
        @NotNull String legalName,
        @NotNull String taxId,
        @NotNull String country,
        @NotNull String contactName,
        @NotNull String adminEmail,
        @NotNull String plan,
        @NotNull String region,
        @Nullable List<@NotNull String> allowedRegions,
        @Nullable String tier,
        @NotNull String environment,
        @Valid @Nullable AskedArchive archive,
        @Valid @Nullable AskedSource adopt) {

    NewTenant parse() {
        FieldErrors errors = new FieldErrors();
        var newSlug = errors.parse("slug", slug, TenantSlug::new);
        var newLegalName = errors.parse("legalName", legalName, PlainName::new);
        var newTaxId = errors.parse("taxId", taxId, TaxId::new);
        var newCountry = errors.parse("country", country, Country::new);
        var newContactName = errors.parse("contactName", contactName, PlainName::new);
        var newAdminEmail = errors.parse("adminEmail", adminEmail, EmailAddress::new);
        var newRegion = errors.parse("region", region, Region::new);
        var newEnvironment = errors.parse("environment", environment, Environment::parse);
        var newResidency =
                errors.parse("allowedRegions", allowedRegions == null ? List.of() : allowedRegions, Residency::of);
        var newTier = errors.parseOptional("tier", tier, Tier::parse);
        var newSource = errors.parseOptional(
                "adopt.connection", adopt == null ? null : adopt.connection(), SourceDatabase::parse);
        errors.refuseIfAny();
        if (!newResidency.get().allows(newRegion.get())) {
            throw new Refusal.Invalid("region", "is not among allowedRegions");
        }
        if (archive != null && adopt != null) {
            throw new Refusal.Invalid("adopt", "does not go together with archive");
        }
        TenantProfile profile = new TenantProfile(
                newLegalName.get(), newTaxId.get(), newCountry.get(), newContactName.get(), newAdminEmail.get());
        return new NewTenant(
                newSlug.get(),
                profile,
                plan,
                newRegion.get(),
                newResidency.get(),
                newTier.value().orElse(null),
                newEnvironment.get(),
                archive,
                newSource.value().orElse(null));
    }

    @Override
    public String toString() {
        return "CreateTenantRequest[slug=" + slug + "]";
    }
}
