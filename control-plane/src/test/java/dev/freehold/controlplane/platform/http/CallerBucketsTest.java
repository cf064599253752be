package dev.freehold.controlplane.platform.http;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallerBucketsTest {
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final CallerBuckets buckets = new CallerBuckets(10, 100, () -> now);

    @Test
    void letsABurstThroughAndThenSoManyASecond() {
        assertThat(passed("ada", 150)).isEqualTo(100);
        now = now.plus(Duration.ofSeconds(3));
        assertThat(passed("ada", 150)).isEqualTo(30);
        assertThat(passed("bob", 150)).as("another caller").isEqualTo(100);
    }

    @Test
    void saysHowLongToWaitAndTakesNothingForARefusal() {
        passed("ada", 1_000);
        assertThat(buckets.take("ada")).contains(Duration.ofMillis(100));
        now = now.plus(Duration.ofMillis(100));
        assertThat(buckets.take("ada")).isEmpty();
    }

    @Test
    void forgetsWhoHasNotAskedForAWhile() {
        passed("ada", 50);
        buckets.forgetTheFull();
        assertThat(buckets.size()).isEqualTo(1);
        now = now.plus(Duration.ofSeconds(5));
        buckets.forgetTheFull();
        assertThat(buckets.size()).isZero();
    }

    private long passed(String caller, int tries) {
        return IntStream.range(0, tries)
                .filter(i -> buckets.take(caller).isEmpty())
                .count();
    }
}
