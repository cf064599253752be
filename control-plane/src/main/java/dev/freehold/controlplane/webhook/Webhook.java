package dev.freehold.controlplane.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of events.
 *
 * @param types of events, such as {@code dev.freehold.tenant.active}; none means all
 * @param version grows with each change that somebody makes
 * @param failingSince since when it has taken nothing; absent while the last was taken
 * @param disabledReason why it was disabled, if not by somebody
 */
record Webhook(
        UUID id,
        String url,
        List<String> types,
        boolean enabled,
        int version,
        String createdBy,
        Instant createdAt,
        @Nullable Instant failingSince,
        @Nullable String disabledReason) {
    Webhook {
        types = List.copyOf(types);
    }

    /** As somebody wants it; one that is enabled has another chance. */
    Webhook changed(String newUrl, List<String> newTypes, boolean nowEnabled) {
        return new Webhook(
                id,
                newUrl,
                newTypes,
                nowEnabled,
                version + 1,
                createdBy,
                createdAt,
                nowEnabled ? null : failingSince,
                nowEnabled ? null : disabledReason);
    }

    @Override
    public String toString() {
        return "Webhook[id=" + id + ", enabled=" + enabled + "]";
    }
}
