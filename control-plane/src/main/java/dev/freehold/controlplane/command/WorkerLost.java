package dev.freehold.controlplane.command;

import dev.freehold.contracts.operation.OperationId;

/** Worker after worker has ended without a report, so the command is undone from now on. Observed in the transaction of the lease. */
public record WorkerLost(OperationId operation) {}
