package dev.freehold.controlplane.tenant;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.tenancy.Epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TenantStateTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Epoch THIRD = new Epoch(3);

    @Test
    void raisesTheEpochWheneverItChangesHowTheTenantIsReached() {
        assertThat(new TenantState.Active(THIRD).suspend().epoch()).isEqualTo(THIRD.next());
        assertThat(new TenantState.Suspended(THIRD).resume().epoch()).isEqualTo(THIRD.next());
        assertThat(new TenantState.Suspended(THIRD).suspendAgain().epoch()).isEqualTo(THIRD.next());
        assertThat(new TenantState.Active(THIRD).delete(NOW).epoch()).isEqualTo(THIRD.next());
        assertThat(new TenantState.Suspended(THIRD).delete(NOW).epoch()).isEqualTo(THIRD.next());
    }

    @Test
    void keepsTheEpochOfAProvisioningThatEnds() {
        assertThat(new TenantState.Provisioning(Epoch.FIRST).activate()).isEqualTo(new TenantState.Active(Epoch.FIRST));
        assertThat(new TenantState.Provisioning(Epoch.FIRST).fail()).isEqualTo(new TenantState.Failed(Epoch.FIRST));
        assertThat(new TenantState.Dropping(THIRD, NOW).finish()).isEqualTo(new TenantState.Dropped(THIRD));
    }

    @Test
    void letsTheRegionLengthenTheRetentionButNotShortenIt() {
        var deleting = new TenantState.Active(THIRD).delete(NOW);
        assertThat(deleting.retain(NOW.plusSeconds(1)).dropAfter()).isEqualTo(NOW.plusSeconds(1));
        assertThat(deleting.retain(NOW.minusSeconds(1)).dropAfter()).isEqualTo(NOW);
        assertThat(deleting.drop().refused().dropAfter()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"provisioning", "active", "suspended", "failed", "deleting", "dropping", "dropped"})
    void isReadBackFromItsName(String name) {
        assertThat(TenantState.parse(name, THIRD, NOW).wireName()).isEqualTo(name);
    }

    @Test
    void refusesANameThatIsNoState() {
        assertThatIllegalArgumentException().isThrownBy(() -> TenantState.parse("ACTIVE", THIRD, null));
    }
}
