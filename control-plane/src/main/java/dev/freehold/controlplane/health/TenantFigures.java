package dev.freehold.controlplane.health;

import java.time.Instant;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/**
 * What has been told of a tenant.
 *
 * @param measuredSecondsAgo absent if its database was never measured
 * @param schemaServed whether a live process of its region serves its schema; absent where there is none or the schema is not known
 * @param traffic within the last quarter of an hour
 */
record TenantFigures(
        TenantSlug slug,
        TenantId id,
        Region region,
        PoolId pool,
        TenantHealth.@Nullable Database database,
        @Nullable Double measuredSecondsAgo,
        @Nullable Boolean schemaServed,
        TenantHealth.@Nullable Traffic traffic) {
    @Nullable
    Instant observedAt() {
        return Stream.of(
                        database == null ? Instant.MIN : database.measuredAt(),
                        traffic == null ? Instant.MIN : traffic.toldAt())
                .max(Instant::compareTo)
                .filter(moment -> !moment.equals(Instant.MIN))
                .orElse(null);
    }
}
