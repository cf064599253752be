package dev.freehold.worker.census.resolve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.archive.ArchiveParts;
import dev.freehold.worker.effect.archive.RemoveArchive;
import dev.freehold.worker.effect.objects.RegionObjects;

import static java.util.Objects.requireNonNull;

/** Removes objects of an archive that nobody knows, or aborts uploads that nobody ended. */
record StrayArchive(ArchiveParts parts, Runnable requireCurrent) {
    StrayArchive {
        requireNonNull(parts, "parts is null");
        requireNonNull(requireCurrent, "requireCurrent is null");
    }

    void resolve(Resolution asked) {
        RefusedResolution.unless(asked.confirmed(), "Nobody confirmed that it be dropped.");
        StoredArchive archive = archive(asked.subject());
        // Ids are read in any case of letters, names of objects are not.
        RefusedResolution.unless(
                archive.prefix().equals(StoredArchive.ROOT + asked.subject() + "/"),
                "Its name is not that of an archive; only an administrator of the object store can remove it.");
        RefusedResolution.unless(
                asked.tenant() == null || archive.tenant().equals(asked.tenant()),
                "It lies under another tenant than the finding is about.");
        if (asked.kind() == FindingKind.UPLOAD_UNFINISHED) {
            abort(archive);
            return;
        }
        RemoveArchive removal = new RemoveArchive(parts, archive, requireCurrent);
        RefusedResolution.unless(!removal.detect(), "It is so no longer.");
        removal.act();
        removal.verify();
    }

    private void abort(StoredArchive archive) {
        RegionObjects objects = parts.objects().orElseThrow(RefusedResolution::noLongerSo);
        requireCurrent.run();
        try {
            RefusedResolution.unless(objects.abortUnder(archive.prefix()) > 0, "It is so no longer.");
        } catch (IOException e) {
            throw new UncheckedIOException("the uploads could not be aborted", e);
        }
    }

    private static StoredArchive archive(String subject) {
        try {
            String[] ids = subject.split("/", 2);
            return new StoredArchive(TenantId.parse(ids[0]), new OperationId(UUID.fromString(ids[ids.length - 1])));
        } catch (IllegalArgumentException e) {
            throw new RefusedResolution(
                    "Its name is not that of an archive; only an administrator of the object store can remove it.");
        }
    }
}
