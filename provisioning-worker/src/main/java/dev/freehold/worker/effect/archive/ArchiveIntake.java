package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveManifest;
import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.archive.OpenedArchive;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.archive.StoredArchive;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.command.Command;
import dev.freehold.worker.effect.schema.TenantHistories;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** The archive that a command names, opened once a run, and only if it may be taken. */
public final class ArchiveIntake {
    private final ArchiveParts parts;
    private final Command command;
    private @Nullable OpenedArchive opened;

    public ArchiveIntake(ArchiveParts parts, Command command) {
        this.parts = requireNonNull(parts, "parts is null");
        this.command = requireNonNull(command, "command is null");
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
        ArchiveSource source = source();
        return source.archive() + " " + source.manifestSha256();
    }

    private OpenedArchive open() {
        ArchiveSource source = source();
        if (!source.tenant().equals(command.tenant()) && !source.foreign()) {
            throw StepFailedException.permanent(
                    "archive_foreign", "The archive is another tenant's, and nobody has said that it may be used.");
        }
        OpeningKeys keys = parts.keys()
                .opening()
                .orElseThrow(() -> StepFailedException.permanent(
                        "archive_key_missing",
                        "This worker cannot open archives: freehold.archive.region-key-file is not set."));
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

    private ArchiveSource source() {
        ArchiveSource source = command.archive();
        if (source == null) {
            throw StepFailedException.permanent("command_incomplete", "The command names no archive.");
        }
        return source;
    }
}
