package dev.freehold.controlplane.command;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.operation.OperationId;

/**
 * A worker has ended its lease. Observed in the transaction of the report.
 *
 * @param wasCompensating the lease was for undoing, so its failure is not why the operation failed
 * @param made what came of it
 */
public record OutcomeReported(
        OperationId operation,
        Verdict verdict,
        boolean wasCompensating,
        @Nullable Failure failure,
        @Nullable String failedStep,
        Made made) {
    @Override
    public String toString() {
        return "OutcomeReported[operation=" + operation + ", verdict=" + verdict + ", failure=" + failure + "]";
    }
}
