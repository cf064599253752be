package dev.freehold.cli.tenant;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.api.Answer;

/** A tenant as far as this program looks into it. */
record Tenant(
        @Nullable String id,
        @Nullable String slug,
        @Nullable String legalName,
        @Nullable String taxId,
        @Nullable String country,
        @Nullable String contactName,
        @Nullable String adminEmail,
        @Nullable String plan,
        @Nullable String region,
        @Nullable String environment,
        @Nullable String state,
        @Nullable Instant dropAfter,
        @Nullable String pool,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {
    static Tenant of(JsonNode json) {
        return Answer.read(json, Tenant.class);
    }
}
