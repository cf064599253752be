package dev.freehold.controlplane.command;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.command.OutcomeReport;

/**
 * What an operation has made, as its worker says; none of it can be read or forged here.
 *
 * @param sealedPlacement present when a provisioning, an import or a resumption succeeded
 * @param archive present when an export succeeded
 * @param retainedUntil present when an offboarding succeeded, or failed after it had begun the retention
 * @param evidence present when a drop succeeded
 */
public record Made(
        @Nullable String sealedPlacement,
        @Nullable ArchiveSummary archive,
        @Nullable Instant retainedUntil,
        @Nullable String evidence) {
    public static final Made NOTHING = new Made(null, null, null, null);

    /** A failed offboarding may have begun the retention, and the pool holds to it. */
    public Made ofFailed() {
        return new Made(null, null, retainedUntil, null);
    }

    static Made of(OutcomeReport report) {
        return new Made(report.sealedPlacement(), report.archive(), report.retainedUntil(), report.evidence());
    }

    @Override
    public String toString() {
        return "Made[archive=" + archive + "]";
    }
}
