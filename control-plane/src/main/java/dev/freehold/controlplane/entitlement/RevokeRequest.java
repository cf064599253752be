package dev.freehold.controlplane.entitlement;

import jakarta.validation.constraints.NotNull;

import dev.freehold.controlplane.platform.FieldErrors;
import dev.freehold.controlplane.tenant.detail.PlainName;

/**
 * The body that asks for a revocation.
 *
 * @param reason for people, 1 to 200 characters; it stays in the audit for good, so it names nobody
 */
record RevokeRequest(@NotNull String reason) {
    String parse() {
        FieldErrors errors = new FieldErrors();
        var parsed = errors.parse("reason", reason, PlainName::new);
        errors.refuseIfAny();
        return parsed.get().value();
    }
}
