package dev.freehold.controlplane.webhook;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One event for one webhook, and how far that is.
 *
 * @param dueAt when it is tried next, if it is pending
 */
record Delivery(
        @JsonIgnore UUID webhook,
        UUID event,
        String type,
        UUID subject,

        @Schema(enumeration = {"pending", "delivered", "failed"})
        String state,

        int attempts,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable Instant dueAt) {}
