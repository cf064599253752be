package dev.freehold.worker.effect.archive;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.saga.StepFailedException;

/**
 * What exports and imports of one process share.
 *
 * @param minimumAge younger archives are not removed
 */
public record ArchiveParts(
        Optional<RegionObjects> objects,
        ArchiveKeys keys,
        SecureRandom random,
        Clock clock,
        int tablesAtOnce,
        Duration minimumAge) {
    /** @throws StepFailedException if this region keeps no objects */
    RegionObjects requireObjects() {
        return objects.orElseThrow(() -> StepFailedException.permanent(
                "object_store_missing",
                "The region's workers have no object store: freehold.objects.bucket or freehold.objects.folder."));
    }

    /** @throws StepFailedException if this worker cannot open what was sealed to its region */
    public OpeningKeys requireOpening() {
        return keys.opening()
                .orElseThrow(
                        () -> StepFailedException.permanent(
                                "archive_key_missing",
                                "This worker cannot open what was sealed to its region: freehold.archive.region-key-file is not set."));
    }
}
