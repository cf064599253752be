package dev.freehold.cli.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.freehold.cli.api.Answer;

import static java.util.Objects.requireNonNullElse;

/** A lifecycle operation as far as this program looks into it; states stay text, because a newer server may know more of them. */
record Operation(
        @Nullable String id,
        @Nullable String kind,
        @Nullable String tenant,
        @Nullable String state,
        @Nullable List<Step> steps,
        @Nullable String requestedBy,
        @Nullable String worker,
        @Nullable String retryOf,
        @Nullable String traceId,
        @Nullable Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Fault error,
        @Nullable Placement placement) {
    private static final Set<String> ENDS = Set.of("succeeded", "failed", "compensated");

    static Operation of(JsonNode json) {
        return Answer.read(json, Operation.class);
    }

    List<Step> stepList() {
        return requireNonNullElse(steps, List.of());
    }

    boolean ended() {
        return finishedAt != null || ENDS.contains(requireNonNullElse(state, ""));
    }

    boolean succeeded() {
        return "succeeded".equals(state);
    }

    /** From its creation to its end; empty while it goes on. */
    Optional<Duration> duration() {
        return createdAt == null || finishedAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(createdAt, finishedAt));
    }

    /** {@code provision of acme}. */
    String title() {
        return kind + (tenant == null ? "" : " of " + tenant);
    }

    /** Where a tenant was placed. */
    record Placement(@Nullable String chosen, @Nullable String reason) {
        String text() {
            return reason == null ? requireNonNullElse(chosen, "") : chosen + ". " + reason;
        }
    }
}
