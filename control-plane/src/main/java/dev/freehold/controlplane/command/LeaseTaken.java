package dev.freehold.controlplane.command;

import dev.freehold.contracts.operation.OperationId;

/** A worker has begun an attempt. Observed in the transaction of the lease. */
public record LeaseTaken(OperationId operation, String worker) {}
