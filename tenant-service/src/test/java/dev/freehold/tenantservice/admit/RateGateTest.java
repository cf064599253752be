package dev.freehold.tenantservice.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.route.RouteFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RateGateTest {
    private static final TenantId ACME = RouteFixture.idOf("acme");
    private static final TenantId GLOBEX = RouteFixture.idOf("globex");

    private Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final RateGate gate = new RateGate(clock);

    @Test
    void letsATenantRunAheadAndThenAtItsRateAndNeverTouchesTheOther() {
        assertThat(admitted(ACME, 1_000)).isEqualTo(10 * RateGate.AHEAD.toSeconds());
        assertThat(admitted(GLOBEX, 1_000)).isEqualTo(10 * RateGate.AHEAD.toSeconds());
        int later = 0;
        for (int i = 0; i < 100; i++) {
            now = now.plusMillis(50);
            later += admitted(ACME, 5);
        }
        assertThat(later).isEqualTo(50);
    }

    @Test
    void dividesTheRegionsRateByItsLiveProcesses() {
        gate.divide(new DataPlaneLease(30, 5, 5, Map.of()));
        assertThat(admitted(ACME, 1_000)).isEqualTo(2 * RateGate.AHEAD.toSeconds());
        gate.divide(new DataPlaneLease(30, 5, 0, Map.of()));
        assertThat(admitted(GLOBEX, 1_000)).isEqualTo(10 * RateGate.AHEAD.toSeconds());
    }

    @Test
    void admitsOneAlsoWhereTheShareIsLessThanOneInAWhile() {
        gate.divide(new DataPlaneLease(30, 5, 1_000, Map.of()));
        assertThat(admitted(ACME, 10)).isEqualTo(1);
    }

    @Test
    void saysWhenToRepeatInWholeSeconds() {
        admitted(ACME, 1_000);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> gate.pass(ACME, 10))
                .satisfies(refused -> assertThat(refused.retrySeconds()).isEqualTo(1));
        gate.divide(new DataPlaneLease(30, 5, 100, Map.of()));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> gate.pass(ACME, 10))
                .satisfies(refused -> assertThat(refused.retrySeconds()).isEqualTo(5));
    }

    @Test
    void makesNobodyPayForAClockThatWasSetBack() {
        now = now.plus(Duration.ofHours(2));
        admitted(ACME, 1_000);
        now = now.minus(Duration.ofHours(1));
        assertThat(admitted(ACME, 1)).isEqualTo(1);
    }

    @Test
    void forgetsATenantThatIsIdle() {
        admitted(ACME, 1);
        assertThat(gate.size()).isEqualTo(1);
        now = now.plus(Duration.ofSeconds(1));
        gate.forgetThePaidOff();
        assertThat(gate.size()).isZero();
    }

    private int admitted(TenantId tenant, int tries) {
        int passed = 0;
        for (int i = 0; i < tries; i++) {
            try {
                gate.pass(tenant, 10);
                passed++;
            } catch (ProblemException refused) {
                // counted by its absence
            }
        }
        return passed;
    }
}
