package dev.freehold.controlplane.tenant;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.Refusal;

/**
 * The body that asks for a tenant's end before its time.
 *
 * @param confirm the slug typed again
 * @param archive the id of an archive of the tenant that is to be whole, or {@code none}
 */
record PurgeRequest(@NotNull String confirm, @NotNull String archive) {
    private static final String NONE = "none";

    Purge parse(TenantSlug target) {
        if (!target.value().equals(confirm)) {
            throw new Refusal.Invalid(
                    ProblemCode.CONFIRMATION_REQUIRED,
                    "All data of the tenant would be removed for good, now. To do so, repeat with confirm: " + target
                            + ".");
        }
        if (NONE.equals(archive)) {
            return new Purge(null);
        }
        try {
            return new Purge(new OperationId(UUID.fromString(archive)));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Invalid("archive", "is the id of an archive of the tenant, or none");
        }
    }
}
