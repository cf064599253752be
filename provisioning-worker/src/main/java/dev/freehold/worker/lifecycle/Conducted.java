package dev.freehold.worker.lifecycle;

import java.util.Optional;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.worker.saga.SagaEnd;

/** How a leased command ended, and what it made: for the route, or in the object store. */
public record Conducted(SagaEnd end, Optional<String> sealedPlacement, Optional<ArchiveSummary> archive) {
    /** One that made nothing. */
    public Conducted(SagaEnd end) {
        this(end, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "Conducted[" + end.outcome() + "]";
    }
}
