package dev.freehold.tenantservice.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.region.TenantTraffic;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.route.RouteFixture;

import static org.assertj.core.api.Assertions.assertThat;

class TenantTrafficsTest {
    private static final TenantId ACME = RouteFixture.idOf("acme");
    private static final TenantId GLOBEX = RouteFixture.idOf("globex");

    private Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final TenantTraffics traffics = new TenantTraffics(clock);

    @Test
    void countsEachTenantByItselfAndTellsItOnce() {
        traffics.served(ACME, 200, false, Duration.ofMillis(10));
        traffics.served(ACME, 503, true, Duration.ofMillis(1_500));
        traffics.served(ACME, 429, false, Duration.ZERO);
        traffics.served(GLOBEX, 500, false, Duration.ZERO);
        traffics.waited(GLOBEX, Duration.ofMillis(70));

        assertThat(traffics.take(10))
                .containsExactly(
                        new TenantTraffic(GLOBEX, 1, 1, 0, 0, 0, 0, 70),
                        new TenantTraffic(ACME, 3, 1, 1, 1, 1, 1_500, 0));
        later();
        assertThat(traffics.take(10)).isEmpty();
    }

    @Test
    void tellsTheBusiestFirstAndTheOthersInTheirTurn() {
        traffics.served(ACME, 200, false, Duration.ZERO);
        traffics.served(GLOBEX, 200, false, Duration.ZERO);
        traffics.served(GLOBEX, 200, false, Duration.ZERO);

        assertThat(traffics.take(1)).extracting(TenantTraffic::tenant).containsExactly(GLOBEX);
        traffics.served(ACME, 200, false, Duration.ZERO);
        assertThat(traffics.take(1)).as("within the pause").isEmpty();
        later();
        assertThat(traffics.take(1)).containsExactly(new TenantTraffic(ACME, 2, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void losesNothingThatCouldNotBeTold() {
        traffics.served(ACME, 200, false, Duration.ZERO);
        List<TenantTraffic> untold = traffics.take(1);
        traffics.served(ACME, 500, false, Duration.ZERO);
        traffics.giveBack(untold);
        later();
        assertThat(traffics.take(1)).containsExactly(new TenantTraffic(ACME, 2, 1, 0, 0, 0, 0, 0));
    }

    private void later() {
        now = now.plusSeconds(5);
    }
}
