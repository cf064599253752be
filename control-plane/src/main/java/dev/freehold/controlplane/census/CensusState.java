package dev.freehold.controlplane.census;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a census stands. {@code INCOMPLETE}: something could not be counted, so that nothing found there means nothing. */
enum CensusState {
    RUNNING,
    CLEAN,
    DIFFERENCES,
    INCOMPLETE;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CensusState parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
