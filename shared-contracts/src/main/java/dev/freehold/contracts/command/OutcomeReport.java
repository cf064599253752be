package dev.freehold.contracts.command;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveSummary;

/**
 * Ends a lease.
 *
 * @param failure present unless the outcome is {@link Outcome#SUCCEEDED}
 * @param failedStep the step that failed, where one did
 * @param sealedPlacement present when a provisioning or an import succeeded
 * @param archive present when an export succeeded
 * @param retainedUntil present when an offboarding succeeded, or failed after it had begun the retention: before that the pool refuses a drop, by its server's clock
 * @param evidence present when a drop succeeded: its {@link dev.freehold.contracts.offboarding.DropEvidence}, signed by the worker
 */
public record OutcomeReport(
        int attempt,
        Outcome outcome,
        @Nullable Failure failure,
        @Nullable String failedStep,
        @Nullable String sealedPlacement,
        @Nullable ArchiveSummary archive,
        @Nullable Instant retainedUntil,
        @Nullable String evidence) {
    /** Of an operation that makes nothing else. */
    public OutcomeReport(
            int attempt,
            Outcome outcome,
            @Nullable Failure failure,
            @Nullable String failedStep,
            @Nullable String sealedPlacement) {
        this(attempt, outcome, failure, failedStep, sealedPlacement, null, null, null);
    }

    @Override
    public String toString() {
        return "OutcomeReport[attempt=" + attempt + ", outcome=" + outcome + ", failure=" + failure + ", failedStep="
                + failedStep + "]";
    }
}
