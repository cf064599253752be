package dev.freehold.worker.lifecycle;

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
}
