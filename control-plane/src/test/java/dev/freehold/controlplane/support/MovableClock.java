package dev.freehold.controlplane.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

/** Runs with the real time, shifted by what tests have moved it. It is only ever moved forward. */
@Singleton
public class MovableClock extends Clock {
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    /** One that stands still until it is moved. */
    public static MovableClock standing() {
        Instant start = Instant.now();
        return new MovableClock() {
            @Override
            Instant real() {
                return start;
            }
        };
    }

    public void move(Duration forward) {
        shift.updateAndGet(forward::plus);
    }

    @Override
    public Instant instant() {
        return real().plus(shift.get()).truncatedTo(ChronoUnit.MICROS);
    }

    Instant real() {
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
