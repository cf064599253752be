package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveManifest;
import dev.freehold.contracts.archive.ArchiveTable;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.command.Command;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.copy.BusinessTable;
import dev.freehold.worker.postgres.copy.TenantLoad;
import dev.freehold.worker.postgres.ledger.Names;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.saga.Progress;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Fills the empty database from the archive, in one transaction that a file or a count which is not as it was signed breaks off. */
public final class LoadArchive implements Step {
    private final PoolSession session;
    private final Names names;
    private final Command command;
    private final ArchiveIntake intake;
    private final ArchiveParts parts;
    private final Progress progress;

    public LoadArchive(
            PoolSession session,
            Names names,
            Command command,
            ArchiveIntake intake,
            ArchiveParts parts,
            Progress progress) {
        this.session = requireNonNull(session, "session is null");
        this.names = requireNonNull(names, "names is null");
        this.command = requireNonNull(command, "command is null");
        this.intake = requireNonNull(intake, "intake is null");
        this.parts = requireNonNull(parts, "parts is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public boolean detect() {
        try (SqlSession sql = session.openAsOwner(names.only().database())) {
            return TenantLoad.isFilledFrom(sql, intake.identity());
        }
    }

    @Override
    public void act() {
        ArchiveManifest manifest = intake.manifest();
        Gauge gauge = new Gauge(progress, name(), parts.clock(), manifest.rows());
        try (TenantLoad load = TenantLoad.begin(session.openAsOwner(names.only().database()), command.tenant())) {
            Map<String, BusinessTable> tables = fitting(manifest, load);
            load.suspendRules();
            for (ArchiveTable table : manifest.tables()) {
                copy(table, requireNonNull(tables.get(table.qualifiedName())), load, gauge);
            }
            manifest.sequences().forEach(load::set);
            session.requireCurrent();
            load.finish(intake.identity());
        } catch (RefusedException e) {
            throw StepFailedException.permanent("archive_refused", "The archive is refused: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("the archive could not be read", e);
        }
        gauge.tell();
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("archive_not_loaded", "The archive's rows are not in the database.");
        }
    }

    /** The database's tables, by the names that the archive has for them. */
    private static Map<String, BusinessTable> fitting(ArchiveManifest manifest, TenantLoad load) {
        Map<String, BusinessTable> tables =
                load.tables().stream().collect(Collectors.toMap(BusinessTable::qualifiedName, Function.identity()));
        boolean same = tables.size() == manifest.tables().size()
                && manifest.tables().stream().allMatch(table -> fits(table, tables.get(table.qualifiedName())))
                && load.sequences()
                        .equals(manifest.sequences().stream()
                                .map(each -> each.schema() + "." + each.name())
                                .toList());
        if (!same) {
            throw StepFailedException.permanent(
                    "archive_unfit", "The archive has other tables than a database of its schema version.");
        }
        if (!load.tables().stream().allMatch(load::isEmpty)) {
            throw StepFailedException.permanent("database_not_empty", "There are rows in the database already.");
        }
        return tables;
    }

    private static boolean fits(ArchiveTable table, @Nullable BusinessTable found) {
        return found != null && found.columns().equals(table.columns());
    }

    private void copy(ArchiveTable table, BusinessTable into, TenantLoad load, Gauge gauge) throws IOException {
        try (InputStream file = intake.archive().open(table.file());
                PlainInput plain = new PlainInput(new ZstdInputStream(file), table.file(), gauge)) {
            long rows = load.copy(into, plain);
            // Decompression may end before the file does.
            file.transferTo(OutputStream.nullOutputStream());
            if (rows != table.rows() || load.count(into) != rows) {
                throw new RefusedException(
                        "the table " + table.qualifiedName() + " has other rows than its manifest says");
            }
            gauge.add(rows, 0);
        } catch (ZstdIOException e) {
            throw new RefusedException("the file " + table.file().name() + " cannot be decompressed", e);
        }
    }
}
