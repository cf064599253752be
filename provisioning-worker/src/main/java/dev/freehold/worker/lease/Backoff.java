package dev.freehold.worker.lease;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after one more failure in a row: from half a second, doubling to ten seconds, with jitter. */
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final int DOUBLINGS = 5;
    private static final long LONGEST_MILLIS = 10_000;

    private int failures;

    Duration next() {
        long ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, DOUBLINGS));
        failures++;
        return Duration.ofMillis(ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2));
    }

    void reset() {
        failures = 0;
    }
}
