package dev.freehold.operator.resource;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * That a tenant is being asked for and nobody has heard the answer yet. It is written down before the platform is asked: whoever comes
 * after a crash, or deletes the resource, asks again under the same key.
 */
public record Creation(
        @JsonPropertyDescription("The Idempotency-Key it is asked for under")
        String key,

        @JsonPropertyDescription("When it was first asked for under that key")
        String since) {
    /** The platform keeps answers for 24 hours; of the last one nothing is expected. */
    private static final Duration KEPT = Duration.ofHours(23);

    /** Whether the platform would still know under this key that it made a tenant, so that a refusal says it made none. */
    public boolean canBeAskedFor(Instant now) {
        return now.isBefore(Instant.parse(since).plus(KEPT));
    }
}
