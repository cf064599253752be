package dev.freehold.tenantservice.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.tenantservice.platform.Mode;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionBudgetTest {
    private static final PoolId A = new PoolId("local-a");
    private static final PoolId B = new PoolId("local-b");

    private static final ConnectionLimits LIMITS = new ConnectionLimits() {
        @Override
        public int max() {
            return 64;
        }

        @Override
        public int maxPerTenant() {
            return 8;
        }

        @Override
        public int floor() {
            return 16;
        }

        @Override
        public Duration patience() {
            return Duration.ZERO;
        }

        @Override
        public Duration borrowTimeout() {
            return Duration.ZERO;
        }

        @Override
        public Duration drain() {
            return Duration.ZERO;
        }

        @Override
        public Duration idleTimeout() {
            return Duration.ZERO;
        }

        @Override
        public Duration validateAfter() {
            return Duration.ZERO;
        }

        @Override
        public Duration socketTimeout() {
            return Duration.ZERO;
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ZERO;
        }

        @Override
        public Duration leakAfter() {
            return Duration.ZERO;
        }

        @Override
        public int breakerFailures() {
            return 3;
        }

        @Override
        public Duration breakerRest() {
            return Duration.ZERO;
        }
    };

    private Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Test
    void keepsTheFloorUntilItHasALeaseAndWhenThatHasEnded() {
        ConnectionBudget budget = new ConnectionBudget(LIMITS, clock, Mode.REGION);
        assertThat(budget.of(A)).isEqualTo(16);
        budget.take(new DataPlaneLease(30, 5, 2, Map.of("local-a", 40)));
        assertThat(budget.of(A)).isEqualTo(40);
        assertThat(budget.of(B)).as("not divided").isEqualTo(64);
        now = now.plusSeconds(30);
        assertThat(budget.of(A)).isEqualTo(16);
        assertThat(budget.of(B)).isEqualTo(64);
    }

    @Test
    void neverGoesBeyondItsOwnBound() {
        ConnectionBudget budget = new ConnectionBudget(LIMITS, clock, Mode.REGION);
        budget.take(new DataPlaneLease(30, 5, 1, Map.of("local-a", 400, "local-b", 0)));
        assertThat(budget.of(A)).as("a quarter is left to the others").isEqualTo(48);
        assertThat(budget.of(B)).isZero();
        budget.take(new DataPlaneLease(30, 5, 1, Map.of("local-a", 400)));
        assertThat(budget.of(A)).isEqualTo(64);
    }

    @Test
    void isItsOwnMasterWhereItRunsAlone() {
        assertThat(new ConnectionBudget(LIMITS, clock, Mode.STANDALONE).of(A)).isEqualTo(64);
    }
}
