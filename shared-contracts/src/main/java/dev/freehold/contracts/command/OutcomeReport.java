package dev.freehold.contracts.command;

import org.jspecify.annotations.Nullable;

/**
 * Ends a lease.
 *
 * @param failure present unless the outcome is {@link Outcome#SUCCEEDED}
 * @param failedStep the step that failed, where one did
 * @param sealedPlacement present when a provisioning succeeded
 */
public record OutcomeReport(
        int attempt,
        Outcome outcome,
        @Nullable Failure failure,
        @Nullable String failedStep,
        @Nullable String sealedPlacement) {
    @Override
    public String toString() {
        return "OutcomeReport[attempt=" + attempt + ", outcome=" + outcome + ", failure=" + failure + ", failedStep="
                + failedStep + "]";
    }
}
