package dev.freehold.worker.effect.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.tenancy.PoolId;

import static org.assertj.core.api.Assertions.assertThat;

class DropPaceTest {
    private static final PoolId ONE = new PoolId("local-a");
    private static final PoolId OTHER = new PoolId("local-b");

    private final Clock still = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private final List<Duration> waits = new ArrayList<>();
    private final DropPace pace = new DropPace(Duration.ofMillis(250), still, waits::add);

    @Test
    void letsTheFirstDropGoAtOnceAndSpacesThoseThatFollow() {
        pace.await(ONE);
        pace.await(ONE);
        pace.await(ONE);
        assertThat(waits).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void keepsPoolsApart() {
        pace.await(ONE);
        pace.await(OTHER);
        assertThat(waits).isEmpty();
    }
}
