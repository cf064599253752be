package dev.freehold.controlplane.platform;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** A moment as callers write it. */
public final class UtcMoment {
    private static final String FORM = "is a moment in UTC of the years 1 to 9999, such as 2027-06-30T00:00:00Z";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private UtcMoment() {}

    /** @throws IllegalArgumentException saying what it has to be */
    public static Instant parse(String text) {
        try {
            Instant moment = Instant.parse(text);
            if (!moment.isBefore(FIRST) && moment.isBefore(END)) {
                return moment;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(FORM, e);
        }
        throw new IllegalArgumentException(FORM);
    }
}
