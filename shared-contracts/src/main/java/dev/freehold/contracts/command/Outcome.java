package dev.freehold.contracts.command;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a lease ended. {@code RETRY}: try again later. {@code COMPENSATE}: no use in trying again, undo. {@code COMPENSATED}: undone, nothing is left. {@code FAILED}: gave up with the state as it was before. */
public enum Outcome {
    SUCCEEDED,
    RETRY,
    COMPENSATE,
    COMPENSATED,
    FAILED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Outcome parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
