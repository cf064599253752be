package dev.freehold.worker.effect.archive;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.saga.StepFailedException;

/** What exports and imports of one process share. */
public record ArchiveParts(
        Optional<RegionObjects> objects, ArchiveKeys keys, SecureRandom random, Clock clock, int tablesAtOnce) {
    /** @throws StepFailedException if this region keeps no objects */
    RegionObjects requireObjects() {
        return objects.orElseThrow(() -> StepFailedException.permanent(
                "object_store_missing",
                "The region's workers have no object store: freehold.objects.bucket or freehold.objects.folder."));
    }
}
