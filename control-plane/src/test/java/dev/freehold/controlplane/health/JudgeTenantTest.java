package dev.freehold.controlplane.health;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

import static org.assertj.core.api.Assertions.assertThat;

class JudgeTenantTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final TenantHealth.Database REACHABLE = new TenantHealth.Database(true, 1L, null, 1, 1, NOW);

    private final JudgeTenant judge = new JudgeTenant(new HealthConfig() {
        @Override
        public Duration staleAfter() {
            return Duration.ofMinutes(15);
        }

        @Override
        public int fewestRequests() {
            return 20;
        }

        @Override
        public double errorShare() {
            return 0.05;
        }

        @Override
        public double slowShare() {
            return 0.1;
        }

        @Override
        public double fullShare() {
            return 0.9;
        }
    });

    @Test
    void isUnknownWithoutAnyWordAndHealthyWithOne() {
        assertThat(state(null, null, null)).isEqualTo(HealthState.UNKNOWN);
        assertThat(state(REACHABLE, 60.0, null)).isEqualTo(HealthState.HEALTHY);
        assertThat(state(REACHABLE, 901.0, null)).isEqualTo(HealthState.UNKNOWN);
        assertThat(state(REACHABLE, 901.0, traffic(1, 0, 0, 0))).isEqualTo(HealthState.HEALTHY);
        assertThat(state(REACHABLE, 901.0, traffic(1, 1, 0, 0))).isEqualTo(HealthState.UNKNOWN);
    }

    @Test
    void judgesSharesOnlyWhereThereAreEnoughRequests() {
        assertThat(state(REACHABLE, 1.0, traffic(19, 19, 0, 0))).isEqualTo(HealthState.HEALTHY);
        assertThat(state(REACHABLE, 1.0, traffic(100, 4, 0, 9))).isEqualTo(HealthState.HEALTHY);
        assertThat(state(REACHABLE, 1.0, traffic(100, 5, 0, 0))).isEqualTo(HealthState.DEGRADED);
        assertThat(state(REACHABLE, 1.0, traffic(100, 0, 0, 10))).isEqualTo(HealthState.DEGRADED);
        assertThat(state(REACHABLE, 1.0, traffic(100, 50, 0, 0))).isEqualTo(HealthState.UNHEALTHY);
    }

    @Test
    void takesMissingDatabasesSeriouslyFromTheFirst() {
        assertThat(state(REACHABLE, 1.0, traffic(10, 1, 1, 0))).isEqualTo(HealthState.DEGRADED);
        assertThat(state(REACHABLE, 1.0, traffic(1, 1, 1, 0))).isEqualTo(HealthState.UNHEALTHY);
    }

    private HealthState state(
            TenantHealth.@Nullable Database database,
            @Nullable Double measuredAgo,
            TenantHealth.@Nullable Traffic traffic) {
        return judge.judge(new TenantFigures(
                        new TenantSlug("acme"),
                        new TenantId(UUID.fromString("0199f0a0-0000-7000-8000-0000000000aa")),
                        new Region("local"),
                        new PoolId("local-a"),
                        database,
                        measuredAgo,
                        null,
                        traffic))
                .state();
    }

    private static TenantHealth.Traffic traffic(long requests, long errors, long unavailable, long slow) {
        return new TenantHealth.Traffic(requests, errors, unavailable, 0, slow, 0, 0, NOW);
    }
}
