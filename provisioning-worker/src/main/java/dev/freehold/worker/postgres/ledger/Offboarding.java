package dev.freehold.worker.postgres.ledger;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * That a tenant was closed for good. Times are of the pool's server.
 *
 * @param over its retention has ended
 * @param drop the drop that was let in, if one was
 * @param archive the archive that a purge named
 * @param stock what the drop found, once it has looked
 * @param checkedAt when nothing of it was there any more
 */
public record Offboarding(
        TenantId tenant,
        OperationId operation,
        Instant offboardedAt,
        Instant retainedUntil,
        boolean over,
        @Nullable OperationId drop,
        boolean purged,
        @Nullable OperationId archive,
        @Nullable Stock stock,
        @Nullable Instant checkedAt) {
    /**
     * What there is of a tenant.
     *
     * @param identities accounts that are the tenant's alone
     */
    public record Stock(List<String> databases, List<String> roles, int identities) {
        public Stock {
            databases = List.copyOf(databases);
            roles = List.copyOf(roles);
        }
    }
}
