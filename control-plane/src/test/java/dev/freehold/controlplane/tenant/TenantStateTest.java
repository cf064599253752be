package dev.freehold.controlplane.tenant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.contracts.tenancy.Epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TenantStateTest {
    private static final Epoch THIRD = new Epoch(3);

    @Test
    void raisesTheEpochWheneverItChangesHowTheTenantIsReached() {
        assertThat(new TenantState.Active(THIRD).suspend().epoch()).isEqualTo(THIRD.next());
        assertThat(new TenantState.Suspended(THIRD).resume().epoch()).isEqualTo(THIRD.next());
        assertThat(new TenantState.Suspended(THIRD).suspendAgain().epoch()).isEqualTo(THIRD.next());
        assertThat(new TenantState.Active(THIRD).drop().epoch()).isEqualTo(THIRD.next());
        assertThat(new TenantState.Suspended(THIRD).drop().epoch()).isEqualTo(THIRD.next());
    }

    @Test
    void keepsTheEpochOfAProvisioningThatEnds() {
        assertThat(new TenantState.Provisioning(Epoch.FIRST).activate()).isEqualTo(new TenantState.Active(Epoch.FIRST));
        assertThat(new TenantState.Provisioning(Epoch.FIRST).fail()).isEqualTo(new TenantState.Failed(Epoch.FIRST));
        assertThat(new TenantState.Dropping(THIRD).finish()).isEqualTo(new TenantState.Dropped(THIRD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"provisioning", "active", "suspended", "failed", "dropping", "dropped"})
    void isReadBackFromItsName(String name) {
        assertThat(TenantState.parse(name, THIRD).wireName()).isEqualTo(name);
    }

    @Test
    void refusesANameThatIsNoState() {
        assertThatIllegalArgumentException().isThrownBy(() -> TenantState.parse("ACTIVE", THIRD));
    }
}
