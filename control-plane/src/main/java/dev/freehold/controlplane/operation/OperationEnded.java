package dev.freehold.controlplane.operation;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * An operation is over. Observed in the transaction that ends it.
 *
 * @param sealedPlacement present when a provisioning succeeded
 */
public record OperationEnded(
        OperationId operation,
        OperationKind kind,
        TenantId tenant,
        OperationState.Ended state,
        @Nullable String sealedPlacement) {
    @Override
    public String toString() {
        return "OperationEnded[operation=" + operation + ", kind=" + kind + ", state=" + state + "]";
    }
}
