package dev.freehold.contracts.census;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Ends the lease of a task.
 *
 * @param message for people: one sentence, with no secret and no raw server text; absent if the task is done
 */
public record TaskEnd(
        int attempt, Outcome outcome, @Nullable String message) {
    /** {@code FAILED}: could not be done, trying again may help. {@code REFUSED}: the finding is so no longer or is not ours to resolve; nothing was changed. */
    public enum Outcome {
        DONE,
        FAILED,
        REFUSED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Outcome parse(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
