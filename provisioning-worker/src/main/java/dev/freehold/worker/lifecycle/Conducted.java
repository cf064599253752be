package dev.freehold.worker.lifecycle;

import java.time.Instant;
import java.util.Optional;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.worker.saga.SagaEnd;

/**
 * How a leased command ended, and what it made: for the route, or in the object store.
 *
 * @param retainedUntil present when an offboarding succeeded, or failed after it had begun the retention
 * @param evidence present when a drop succeeded
 */
public record Conducted(
        SagaEnd end,
        Optional<String> sealedPlacement,
        Optional<ArchiveSummary> archive,
        Optional<Instant> retainedUntil,
        Optional<String> evidence) {
    /** One that made nothing. */
    public Conducted(SagaEnd end) {
        this(end, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "Conducted[" + end.outcome() + "]";
    }
}
