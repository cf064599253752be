package dev.freehold.worker.effect.offboard;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.saga.StepFailedException;

/** Proves before a purge that an archive of the tenant is there and whole. */
@FunctionalInterface
public interface ArchiveProof {
    /** Throws {@link StepFailedException} unless it is. */
    void require(TenantId tenant, OperationId archive);
}
