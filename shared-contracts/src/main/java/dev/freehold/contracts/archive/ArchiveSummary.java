package dev.freehold.contracts.archive;

import java.time.Instant;

import dev.freehold.contracts.operation.OperationId;

/**
 * What may be known of an archive outside its region: no content.
 *
 * @param archive the operation that made it
 * @param manifestSha256 of the signed manifest's bytes, in lower-case hexadecimal
 * @param attachments how many of the tenant's objects it holds
 * @param bytes what its files take, compressed
 * @param snapshotAt the moment at which its content was the tenant's
 */
public record ArchiveSummary(
        OperationId archive,
        String manifestSha256,
        int tables,
        long rows,
        long attachments,
        long bytes,
        Instant snapshotAt,
        SchemaVersions schema) {
    /** Its key, its manifest and this summary. */
    private static final int BESIDE_FILES = 3;

    /** How many objects it has in the region's store. */
    public int objects() {
        return objects(tables, attachments);
    }

    /** How many objects an archive of so many tables and attachments, which are one file, has in the region's store. */
    public static int objects(int tables, long attachments) {
        return tables + (attachments > 0 ? 1 : 0) + BESIDE_FILES;
    }
}
