package dev.freehold.controlplane.command;

import dev.freehold.contracts.operation.OperationId;

/**
 * Worker after worker has ended without a report: what can be undone is undone from now on, what changes nothing is given up.
 * Observed in the transaction of the lease.
 */
public record WorkerLost(OperationId operation) {}
