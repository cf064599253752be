package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveManifest;
import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.archive.store.OpenedArchive;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.schema.TenantHistories;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** The archive that a tenant is made of, opened once a run, and only if it may be taken. */
public final class ArchiveIntake {
    private final ArchiveParts parts;
    private final TenantId tenant;
    private final Supplier<ArchiveSource> source;
    private @Nullable OpenedArchive opened;

    /**
     * @param tenant who is to be made of it
     * @param source asked whenever it is needed
     */
    public ArchiveIntake(ArchiveParts parts, TenantId tenant, Supplier<ArchiveSource> source) {
        this.parts = requireNonNull(parts, "parts is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.source = requireNonNull(source, "source is null");
    }

    /** Of the archive that the command names. */
    public static ArchiveIntake of(ArchiveParts parts, Command command) {
        return new ArchiveIntake(parts, command.tenant(), () -> named(command));
    }

    /** Of the archive that the same operation has made for the tenant. */
    public static ArchiveIntake of(ArchiveParts parts, Command command, ExportArchive made) {
        return new ArchiveIntake(parts, command.tenant(), () -> own(command, made));
    }

    /** @throws StepFailedException if it is truncated, tampered with, unsigned, another one, too new, or another tenant's without an operator's word */
    public OpenedArchive archive() {
        OpenedArchive known = opened;
        if (known == null) {
            known = open();
            opened = known;
        }
        return known;
    }

    ArchiveManifest manifest() {
        return archive().signed().manifest();
    }

    /** Tells this very archive from any other. */
    String identity() {
        ArchiveSource source = this.source.get();
        return source.archive() + " " + source.manifestSha256();
    }

    private OpenedArchive open() {
        ArchiveSource source = this.source.get();
        if (!source.tenant().equals(tenant) && !source.foreign()) {
            throw StepFailedException.permanent(
                    "archive_foreign", "The archive is another tenant's, and nobody has said that it may be used.");
        }
        OpeningKeys keys = parts.requireOpening();
        try {
            StoredArchive stored = new StoredArchive(source.tenant(), source.archive());
            OpenedArchive archive = OpenedArchive.open(
                    parts.requireObjects(), stored, keys, parts.keys().workers());
            requireSame(source, archive);
            return archive;
        } catch (NoSuchFileException e) {
            throw StepFailedException.permanent(
                    "archive_missing", "There is no such archive in the region's object store.");
        } catch (IOException e) {
            throw new UncheckedIOException("the archive could not be read", e);
        } catch (RefusedException e) {
            throw StepFailedException.permanent("archive_refused", "The archive is refused: " + e.getMessage() + ".");
        }
    }

    private static void requireSame(ArchiveSource source, OpenedArchive archive) {
        if (!archive.signed().sha256().equals(source.manifestSha256())) {
            throw StepFailedException.permanent(
                    "archive_differs", "The archive in the object store is not the one that was asked for.");
        }
        SchemaVersions schema = archive.signed().manifest().schema();
        if (!TenantHistories.versions().reachableFrom(schema)) {
            throw StepFailedException.permanent(
                    "archive_newer",
                    "The archive is of a newer schema than this worker knows; update the workers first.");
        }
    }

    private static ArchiveSource named(Command command) {
        ArchiveSource source = command.archive();
        if (source == null) {
            throw StepFailedException.permanent("command_incomplete", "The command names no archive.");
        }
        return source;
    }

    private static ArchiveSource own(Command command, ExportArchive made) {
        return made.archive()
                .map(archive -> new ArchiveSource(command.tenant(), archive.archive(), archive.manifestSha256(), false))
                .orElseThrow(() -> StepFailedException.retryable("archive_incomplete", "The archive is not made yet."));
    }
}
