package dev.freehold.worker.lifecycle;

import java.time.Instant;
import java.util.Optional;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.worker.saga.Saga;

/** One lifecycle command bound to a pool. */
interface TenantSaga {
    Saga saga();

    /** Present once a saga that seals a placement has succeeded. */
    default Optional<String> sealedPlacement() {
        return Optional.empty();
    }

    /** Present once a saga that makes an archive has succeeded. */
    default Optional<ArchiveSummary> archive() {
        return Optional.empty();
    }

    /** Asked once the saga has succeeded; present for one that begins a retention. */
    default Optional<Instant> retainedUntil() {
        return Optional.empty();
    }

    /** Asked once the saga has succeeded; present for one that removes a tenant. */
    default Optional<String> evidence() {
        return Optional.empty();
    }
}
