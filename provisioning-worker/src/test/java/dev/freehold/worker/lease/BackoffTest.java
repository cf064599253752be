package dev.freehold.worker.lease;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {
    @Test
    void doublesToAnUpperBoundAndBeginsAnew() {
        Backoff backoff = new Backoff();
        for (int ceiling : new int[] {500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000}) {
            assertThat(backoff.next()).isBetween(Duration.ofMillis(ceiling / 2), Duration.ofMillis(ceiling));
        }
        backoff.reset();
        assertThat(backoff.next()).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void keepsWorkersFromAskingInStep() {
        Set<Duration> first = new HashSet<>();
        IntStream.range(0, 50).forEach(_ -> first.add(new Backoff().next()));
        assertThat(first).hasSizeGreaterThan(20);
    }
}
