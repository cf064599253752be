package dev.freehold.controlplane.command;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Doubles the wait with each try, up to a bound, and takes off up to half by chance, so that what failed together does not return together. */
record RetryBackoff(Duration min, Duration max, RandomGenerator random) {
    private static final int DOUBLINGS = 20;

    Duration after(int tries) {
        Duration doubled = min.multipliedBy(1L << Math.clamp(tries - 1L, 0, DOUBLINGS));
        long bound = Math.min(doubled.toMillis(), max.toMillis());
        return Duration.ofMillis(Math.max(min.toMillis(), bound - random.nextLong(bound / 2 + 1)));
    }
}
