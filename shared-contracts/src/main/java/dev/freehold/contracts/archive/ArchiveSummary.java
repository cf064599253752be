package dev.freehold.contracts.archive;

import java.time.Instant;

import dev.freehold.contracts.operation.OperationId;

/**
 * What may be known of an archive outside its region: no content.
 *
 * @param archive the operation that made it
 * @param manifestSha256 of the signed manifest's bytes, in lower-case hexadecimal
 * @param bytes what its files take, compressed
 * @param snapshotAt the moment at which its content was the tenant's
 */
public record ArchiveSummary(
        OperationId archive,
        String manifestSha256,
        int tables,
        long rows,
        long bytes,
        Instant snapshotAt,
        SchemaVersions schema) {}
