package dev.freehold.controlplane.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Time and chance of the real world; tests bring their own. */
class Ambience {
    /** Ticks in microseconds, as the database stores them: what is answered equals what is read back. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Produces
    @Singleton
    @DefaultBean
    RandomGenerator random() {
        return RandomGenerator.getDefault();
    }
}
