package dev.freehold.controlplane.archive;

import java.time.Instant;

import dev.freehold.contracts.operation.OperationId;

/**
 * An archive of a tenant, as callers see it.
 *
 * @param id that of the operation that made it
 * @param manifestSha256 hex
 * @param rows of all tables together
 * @param attachments how many of the tenant's objects it holds
 * @param bytes of all files together, as they are compressed
 * @param expiresAt when it is removed
 * @param snapshotAt the moment whose state it holds
 */
public record Archive(
        OperationId id,
        String manifestSha256,
        int tables,
        long rows,
        long attachments,
        long bytes,
        Instant snapshotAt,
        int platformSchema,
        int productSchema,
        Instant createdAt,
        Instant expiresAt) {}
