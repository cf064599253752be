package dev.freehold.contracts.archive;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;

import static java.util.Objects.requireNonNull;

/**
 * What an archive is and what is in it.
 *
 * @param format of archives; a reader takes none but those it knows
 * @param archive the operation that made it
 * @param tables in the order in which they can be loaded, references first, as far as there are no cycles
 * @param snapshotAt the moment at which its content was the tenant's
 * @param snapshotLsn that moment in the server's write-ahead log, for people
 * @param attachments what lay under the tenant's prefix in the object store, read after the snapshot; null: nothing
 */
public record ArchiveManifest(
        int format,
        OperationId archive,
        TenantId tenant,
        Region region,
        Instant madeAt,
        SchemaVersions schema,
        Instant snapshotAt,
        String snapshotLsn,
        List<ArchiveTable> tables,
        List<ArchiveSequence> sequences,
        @Nullable ArchiveAttachments attachments) {
    /** Of archives without attachments. */
    public static final int FORMAT = 1;

    /** Of those with attachments: a reader that knows none would leave them out and not notice. */
    public static final int FORMAT_WITH_ATTACHMENTS = 2;

    private static final int MOST = 10_000;
    private static final int LONGEST_LSN = 20;

    public ArchiveManifest {
        requireNonNull(archive, "archive is null");
        requireNonNull(tenant, "tenant is null");
        requireNonNull(region, "region is null");
        requireNonNull(madeAt, "madeAt is null");
        requireNonNull(schema, "schema is null");
        requireNonNull(snapshotAt, "snapshotAt is null");
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        if (tables.size() > MOST || sequences.size() > MOST || snapshotLsn.length() > LONGEST_LSN) {
            throw new IllegalArgumentException("an archive has 10000 tables and sequences each at most");
        }
        if (total(tables.stream().mapToLong(ArchiveTable::rows)) < 0
                || total(files(tables, attachments).mapToLong(ArchiveFile::bytes)) < 0) {
            throw new IllegalArgumentException("an archive has no fewer than 0 rows and bytes");
        }
        requireDifferent(tables.stream().map(ArchiveTable::qualifiedName).toList());
        requireDifferent(files(tables, attachments).map(ArchiveFile::name).toList());
    }

    /** Which format an archive with these is of. */
    public static int formatOf(@Nullable ArchiveAttachments attachments) {
        return attachments == null ? FORMAT : FORMAT_WITH_ATTACHMENTS;
    }

    public long rows() {
        return tables.stream().mapToLong(ArchiveTable::rows).sum();
    }

    /** As the files are in the archive, compressed. */
    public long bytes() {
        return files().stream().mapToLong(ArchiveFile::bytes).sum();
    }

    /** How many of the tenant's objects it holds. */
    public long attachmentCount() {
        return attachments == null ? 0 : attachments.count();
    }

    /** In the order in which an archive has them. */
    public List<ArchiveFile> files() {
        return files(tables, attachments).toList();
    }

    private static Stream<ArchiveFile> files(List<ArchiveTable> tables, @Nullable ArchiveAttachments attachments) {
        return Stream.concat(
                tables.stream().map(ArchiveTable::file),
                Stream.ofNullable(attachments).map(ArchiveAttachments::file));
    }

    private static long total(LongStream numbers) {
        try {
            return numbers.reduce(0, Math::addExact);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an archive of more rows or bytes than can be counted", e);
        }
    }

    private static void requireDifferent(List<String> names) {
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("an archive names something twice");
        }
    }
}
