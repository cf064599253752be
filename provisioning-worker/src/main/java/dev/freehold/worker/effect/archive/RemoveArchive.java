package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/**
 * Removes an archive for good, its manifest first, without which there is none. Refuses one that is younger than this region keeps each
 * at least, whoever asks, by what the archive's own signed summary says.
 */
public final class RemoveArchive implements Step {
    private final ArchiveParts parts;
    private final StoredArchive stored;
    private final Runnable requireCurrent;

    public RemoveArchive(ArchiveParts parts, StoredArchive stored, Runnable requireCurrent) {
        this.parts = requireNonNull(parts, "parts is null");
        this.stored = requireNonNull(stored, "stored is null");
        this.requireCurrent = requireNonNull(requireCurrent, "requireCurrent is null");
    }

    @Override
    public String name() {
        return "remove_archive";
    }

    @Override
    public boolean detect() {
        try {
            return !parts.requireObjects().anyUnder(stored.prefix());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void act() {
        RegionObjects objects = parts.requireObjects();
        try {
            requireOld(objects);
            requireCurrent.run();
            objects.remove(stored.manifestObject());
            requireCurrent.run();
            objects.removeUnder(stored.prefix());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("archive_alive", "Something of the archive is still there.");
        }
    }

    /** What has no manifest, or no summary that one of the region's workers has signed, is of use to nobody. */
    private void requireOld(RegionObjects objects) throws IOException {
        if (objects.length(stored.manifestObject()) < 0) {
            return;
        }
        Optional<ArchiveSummary> summary = SignedSummary.read(parts, stored);
        Instant young = parts.clock().instant().minus(parts.minimumAge());
        if (summary.isPresent() && summary.get().snapshotAt().isAfter(young)) {
            throw StepFailedException.permanent(
                    "archive_kept",
                    "This region keeps every archive until it is "
                            + parts.minimumAge().toDays() + " days old, whoever asks.");
        }
    }

    private static UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException("the archive could not be removed", cause);
    }
}
