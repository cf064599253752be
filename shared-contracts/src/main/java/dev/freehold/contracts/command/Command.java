package dev.freehold.contracts.command;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.archive.ArchiveSource;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/**
 * The message by which a worker learns of an operation.
 *
 * @param epoch the tenant's epoch when the command was written; a sealed placement made by it carries this epoch
 * @param firstAdmin present for {@link OperationKind#PROVISION}, {@link OperationKind#IMPORT} and {@link OperationKind#ADOPT} only
 * @param archive present for {@link OperationKind#IMPORT} and {@link OperationKind#DISCARD} only
 * @param retention how long the data is kept at least before a drop; present for {@link OperationKind#OFFBOARD} only
 * @param purge present for an {@link OperationKind#DROP} that is not to wait for the retention's end
 * @param source a {@link dev.freehold.contracts.adoption.SourceDatabase} sealed to the region; present for {@link OperationKind#ADOPT} only
 */
public record Command(
        OperationId operation,
        OperationKind kind,
        TenantId tenant,
        TenantSlug slug,
        Region region,
        PoolId pool,
        String environment,
        Epoch epoch,
        @Nullable FirstAdmin firstAdmin,
        @Nullable ArchiveSource archive,
        @Nullable Duration retention,
        @Nullable Purge purge,
        @Nullable String source) {
    /** One that needs nothing else. */
    public Command(
            OperationId operation,
            OperationKind kind,
            TenantId tenant,
            TenantSlug slug,
            Region region,
            PoolId pool,
            String environment,
            Epoch epoch,
            @Nullable FirstAdmin firstAdmin) {
        this(operation, kind, tenant, slug, region, pool, environment, epoch, firstAdmin, null, null, null, null);
    }
}
