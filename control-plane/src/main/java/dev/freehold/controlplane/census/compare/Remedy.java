package dev.freehold.controlplane.census.compare;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can be done about a difference. {@code REPAIR}: put right without losing data. {@code DROP}: removed once an operator confirms. {@code NONE}: nothing here; the advice says more. */
public enum Remedy {
    REPAIR,
    DROP,
    NONE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Remedy parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
