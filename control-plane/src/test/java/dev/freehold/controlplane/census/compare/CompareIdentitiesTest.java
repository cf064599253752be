package dev.freehold.controlplane.census.compare;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.tenant.TenantState;

import static org.assertj.core.api.Assertions.assertThat;

class CompareIdentitiesTest {
    private static final Region REGION = new Region("local");
    private static final TenantId ACME = new TenantId(UUID.fromString("0199f0a0-0000-7000-8000-0000000000aa"));
    private static final String STRANGER = "0199f0a0-0000-7000-8000-0000000000ff";

    @Test
    void findsNothingWhereATenantHasItsGroup() {
        assertThat(found(ACME.toString(), ACME.toString())).isEmpty();
    }

    @Test
    void findsAGroupOfNoLivingTenant() {
        assertThat(found(STRANGER, STRANGER)).contains("identity_orphaned " + STRANGER + " drop");
    }

    @Test
    void findsAGroupThatGivesItsMembersATenantsId() {
        assertThat(found("backdoor", ACME.toString())).contains("identity_orphaned backdoor drop");
    }

    @ParameterizedTest
    @ValueSource(strings = {STRANGER, "", "0199F0A0-0000-7000-8000-0000000000AA", STRANGER + "," + STRANGER})
    void neverOffersToDropTheGroupOfALivingTenantWhateverItCarries(String damaged) {
        assertThat(found(ACME.toString(), damaged)).containsExactly("identity_missing acme repair");
        assertThat(found(ACME.toString().toUpperCase(Locale.ROOT), damaged))
                .containsExactly("identity_missing acme repair");
    }

    private static List<String> found(String group, String carries) {
        TenantFacts acme = new TenantFacts(
                ACME,
                new TenantSlug("acme"),
                REGION,
                new PoolId("local-a"),
                new TenantState.Active(Epoch.FIRST),
                "standard",
                false,
                null);
        return new CompareIdentities(
                        new Registry(List.of(acme)), REGION, List.of(new Inventory.Identity(group, carries)))
                .differences().stream()
                        .map(difference -> difference.kind().wireName() + " " + difference.subject() + " "
                                + difference.remedy().wireName())
                        .toList();
    }
}
