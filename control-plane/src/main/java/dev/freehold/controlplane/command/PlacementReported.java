package dev.freehold.controlplane.command;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * A worker has made a new way to a tenant's database and goes on only once it is known. Observed in the transaction of the report, which
 * publishes it.
 */
public record PlacementReported(OperationId operation, TenantId tenant, String sealedPlacement) {
    @Override
    public String toString() {
        return "PlacementReported[operation=" + operation + ", tenant=" + tenant + "]";
    }
}
