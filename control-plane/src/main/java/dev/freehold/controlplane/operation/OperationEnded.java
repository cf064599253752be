package dev.freehold.controlplane.operation;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.command.Made;

/**
 * An operation is over. Observed in the transaction that ends it.
 *
 * @param made what came of it
 */
public record OperationEnded(
        OperationId operation, OperationKind kind, TenantId tenant, OperationState.Ended state, Made made) {
    @Override
    public String toString() {
        return "OperationEnded[operation=" + operation + ", kind=" + kind + ", state=" + state + "]";
    }
}
