package dev.freehold.controlplane.approval;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for a second person, or what became of it.
 *
 * @param subject id of the tenant, or of what else the action is about
 * @param request what was asked, as it will be done
 * @param requestSha256 hex
 * @param reason why it was rejected
 * @param outcome where to follow what was approved
 */
public record Approval(
        UUID id,
        String action,
        UUID subject,
        String subjectName,
        long subjectVersion,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String request,
        String requestSha256,
        String requestedBy,
        @JsonIgnore String requestedBySubject,
        Instant requestedAt,
        Instant expiresAt,

        @Schema(enumeration = {"pending", "approved", "rejected", "withdrawn", "expired"})
        String state,

        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable String outcome) {
    static final String PENDING = "pending";

    /** One that nobody has decided within its time has expired, whether or not somebody has noted that. */
    Approval asOf(Instant now) {
        boolean late = state.equals(PENDING) && !now.isBefore(expiresAt);
        return late ? in("expired", null, null, null, null) : this;
    }

    Approval in(
            String next, @Nullable String by, @Nullable Instant at, @Nullable String why, @Nullable String leadingTo) {
        return new Approval(
                id,
                action,
                subject,
                subjectName,
                subjectVersion,
                request,
                requestSha256,
                requestedBy,
                requestedBySubject,
                requestedAt,
                expiresAt,
                next,
                by,
                at,
                why,
                leadingTo);
    }

    @Override
    public String toString() {
        return "Approval[id=" + id + ", action=" + action + ", state=" + state + "]";
    }
}
