package dev.freehold.controlplane.platform;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** A moment as callers write it. */
public final class UtcMoment {
    private UtcMoment() {}

    /** @throws IllegalArgumentException saying what it has to be */
    public static Instant parse(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is a moment in UTC, such as 2027-06-30T00:00:00Z", e);
        }
    }
}
