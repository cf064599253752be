package dev.freehold.controlplane.command;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.Region;

/** A lease that ran out was lent to another worker, or to the same one again. Observed when that is certain, after the commit. */
public record TakenOver(
        OperationId operation, OperationKind kind, Region region, int attempt, String formerWorker, String worker) {}
