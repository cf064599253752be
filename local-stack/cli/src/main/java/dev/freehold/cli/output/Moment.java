package dev.freehold.cli.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/** A point in time as a person reads it: UTC, to the second. */
public final class Moment {
    private Moment() {}

    public static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
