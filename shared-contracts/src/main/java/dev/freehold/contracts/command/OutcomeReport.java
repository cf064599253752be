package dev.freehold.contracts.command;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveSummary;

/**
 * Ends a lease.
 *
 * @param failure present unless the outcome is {@link Outcome#SUCCEEDED}
 * @param failedStep the step that failed, where one did
 * @param sealedPlacement present when a provisioning or an import succeeded
 * @param archive present when an export succeeded
 */
public record OutcomeReport(
        int attempt,
        Outcome outcome,
        @Nullable Failure failure,
        @Nullable String failedStep,
        @Nullable String sealedPlacement,
        @Nullable ArchiveSummary archive) {
    /** Of an operation that makes no archive. */
    public OutcomeReport(
            int attempt,
            Outcome outcome,
            @Nullable Failure failure,
            @Nullable String failedStep,
            @Nullable String sealedPlacement) {
        this(attempt, outcome, failure, failedStep, sealedPlacement, null);
    }

    @Override
    public String toString() {
        return "OutcomeReport[attempt=" + attempt + ", outcome=" + outcome + ", failure=" + failure + ", failedStep="
                + failedStep + "]";
    }
}
