package dev.freehold.controlplane.entitlement;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.platform.FieldErrors;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.UtcMoment;

/**
 * The body that asks for a licence from now on.
 *
 * @param until when it ends for good, such as {@code 2027-06-30T00:00:00Z}; absent: never, it is renewed
 */
record IssueRequest(@Nullable String until) {
    @Nullable
    Instant parse(Instant now) {
        FieldErrors errors = new FieldErrors();
        var parsed = errors.parseOptional("until", until, UtcMoment::parse);
        errors.refuseIfAny();
        Instant end = parsed.value().orElse(null);
        if (end != null && !end.isAfter(now)) {
            throw new Refusal.Invalid("until", "is a moment to come; to end a licence now, revoke it");
        }
        return end;
    }
}
