package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveAttachments;
import dev.freehold.contracts.archive.ArchiveManifest;
import dev.freehold.contracts.archive.ArchiveSequence;
import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.ArchiveTable;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.archive.SignedManifest;
import dev.freehold.contracts.archive.store.StoredArchive;
import dev.freehold.contracts.codec.StreamKey;
import dev.freehold.contracts.command.Command;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.postgres.copy.BusinessTable;
import dev.freehold.worker.postgres.copy.TenantSnapshot;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Progress;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/**
 * Writes the tenant's archive, under the operation's id. What an attempt before has left half made is begun anew, in its place: objects
 * are replaced and not removed first, since a worker that was frozen while it removes would go on with what a newer one has written.
 */
public final class ExportArchive implements Step {
    private final PoolSession session;
    private final Supplier<TenantSnapshot> source;
    private final Command command;
    private final ArchiveParts parts;
    private final Progress progress;
    private final StoredArchive stored;
    private @Nullable ArchiveWriter writer;
    private @Nullable ArchiveSummary summary;

    /** @param source what is to be in it */
    public ExportArchive(
            PoolSession session,
            Supplier<TenantSnapshot> source,
            Command command,
            ArchiveParts parts,
            Progress progress) {
        this.session = requireNonNull(session, "session is null");
        this.source = requireNonNull(source, "source is null");
        this.command = requireNonNull(command, "command is null");
        this.parts = requireNonNull(parts, "parts is null");
        this.progress = requireNonNull(progress, "progress is null");
        this.stored = new StoredArchive(command.tenant(), command.operation());
    }

    /** Of the tenant's own database. */
    public static ExportArchive of(
            PoolSession session, Names names, Command command, ArchiveParts parts, Progress progress) {
        Supplier<TenantSnapshot> own =
                () -> TenantSnapshot.open(() -> session.openAsOwner(names.only().database()), parts.tablesAtOnce());
        return new ExportArchive(session, own, command, parts, progress);
    }

    @Override
    public String name() {
        return "archive";
    }

    @Override
    public boolean detect() {
        summary = written().orElse(null);
        return summary != null;
    }

    @Override
    public void act() {
        RegionObjects objects = parts.requireObjects();
        try (TenantSnapshot snapshot = source.get()) {
            // Opening it can take longer than a takeover does, and what a newer attempt has written is not ours to
            // remove.
            requireCurrent();
            objects.remove(stored.manifestObject());
            int _ = objects.abortUnder(stored.prefix());
            StreamKey key = StreamKey.draw(parts.random());
            ArchiveWriter archive = new ArchiveWriter(objects, stored, key, this::requireCurrent);
            archive.writeKey(key.seal(parts.keys().region(), stored.prefix()));
            SignedManifest signed =
                    SignedManifest.sign(write(snapshot, archive), parts.keys().signer());
            archive.removeOthers();
            archive.finish(signed, parts.keys());
            writer = archive;
            summary = signed.summary();
        } catch (IOException e) {
            throw new UncheckedIOException("the archive could not be written", e);
        }
    }

    @Override
    public void verify() {
        try {
            if (parts.requireObjects().length(stored.manifestObject()) < 0) {
                throw StepFailedException.retryable("archive_incomplete", "The archive has no manifest.");
            }
            if (writer != null && !writer.isStored()) {
                requireCurrent();
                parts.requireObjects().remove(stored.manifestObject());
                throw StepFailedException.retryable(
                        "archive_incomplete", "The object store does not have all of the archive.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the archive could not be looked at", e);
        }
    }

    @Override
    public void compensate() {
        parts.objects().ifPresent(objects -> {
            requireCurrent();
            try {
                objects.removeUnder(stored.prefix());
            } catch (IOException e) {
                throw new UncheckedIOException("the archive could not be removed", e);
            }
        });
    }

    /** Present once the archive is there. */
    public Optional<ArchiveSummary> archive() {
        return Optional.ofNullable(summary);
    }

    private ArchiveManifest write(TenantSnapshot snapshot, ArchiveWriter archive) throws IOException {
        List<BusinessTable> tables = snapshot.tables();
        SideBySide workers = new SideBySide(snapshot);
        List<Long> counts = workers.each(tables, (table, _, session) -> snapshot.count(table, session));
        long rows = counts.stream().mapToLong(Long::longValue).sum();
        Gauge gauge = new Gauge(progress, name(), parts.clock(), rows);
        List<ArchiveTable> written = workers.each(
                tables,
                (table, index, session) ->
                        archive.write(snapshot, session, table, index + 1, counts.get(index), gauge));
        SchemaVersions schema = snapshot.schema();
        List<ArchiveSequence> sequences = snapshot.sequences();
        // Attachments may take hours, and an open snapshot keeps the tenant's database from tidying up.
        snapshot.close();
        // After the snapshot: what its rows name is there, unless the product has removed it since.
        ArchiveAttachments attachments = archive.writeAttachments(gauge);
        gauge.tell();
        return new ArchiveManifest(
                ArchiveManifest.formatOf(attachments),
                command.operation(),
                command.tenant(),
                command.region(),
                parts.clock().instant(),
                schema,
                snapshot.facts().at(),
                snapshot.facts().lsn(),
                written,
                sequences,
                attachments);
    }

    /** Threads that copy share the connection that holds the fence. */
    private synchronized void requireCurrent() {
        session.requireCurrent();
    }

    private long countObjects() {
        AtomicLong count = new AtomicLong();
        try {
            parts.requireObjects().each(stored.prefix(), seen -> count.addAndGet(seen.finished() ? 1 : 0));
        } catch (IOException e) {
            throw new UncheckedIOException("the object store could not be asked", e);
        }
        return count.get();
    }

    /** What is whole already, by an attempt that could not tell it any more. */
    private Optional<ArchiveSummary> written() {
        try {
            return parts.requireObjects().length(stored.manifestObject()) < 0
                    ? Optional.empty()
                    : SignedSummary.read(parts, stored).filter(told -> countObjects() >= told.objects());
        } catch (IOException e) {
            throw new UncheckedIOException("the object store could not be asked", e);
        }
    }
}
