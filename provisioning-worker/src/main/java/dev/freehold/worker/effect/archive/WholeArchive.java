package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.archive.store.OpenedArchive;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.objects.TenantPrefix;
import dev.freehold.worker.effect.offboard.ArchiveProof;
import dev.freehold.worker.saga.StepFailedException;

/** Reads an archive from its first byte to its last, and takes it for whole if every one is what was signed. */
public record WholeArchive(ArchiveParts parts) implements ArchiveProof {
    @Override
    public void require(TenantId tenant, OperationId archive) {
        OpeningKeys keys = parts.requireOpening();
        try {
            OpenedArchive opened = OpenedArchive.open(
                    parts.requireObjects(),
                    new StoredArchive(tenant, archive),
                    keys,
                    parts.keys().workers());
            requireAttachments(opened, tenant);
            for (ArchiveFile file : opened.signed().manifest().files()) {
                try (InputStream in = opened.open(file)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (NoSuchFileException e) {
            throw StepFailedException.permanent(
                    "archive_missing", "There is no such archive of the tenant in the region's object store.");
        } catch (RefusedException e) {
            throw StepFailedException.permanent("archive_refused", "The archive is refused: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("the archive could not be read", e);
        }
    }

    /** A worker of a version before wrote archives without attachments. */
    private void requireAttachments(OpenedArchive opened, TenantId tenant) throws IOException {
        AtomicBoolean any = new AtomicBoolean();
        if (opened.signed().manifest().attachments() == null) {
            parts.requireObjects().each(TenantPrefix.of(tenant), seen -> any.set(any.get() || seen.finished()));
        }
        if (any.get()) {
            throw StepFailedException.permanent(
                    "archive_without_attachments",
                    "The archive has none of the objects that the tenant has in the object store, and the drop removes these. "
                            + "Copy them first, or purge without an archive.");
        }
    }
}
