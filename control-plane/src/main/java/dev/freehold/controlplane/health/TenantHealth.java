package dev.freehold.controlplane.health;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/**
 * How one tenant is.
 *
 * @param observedAt when something was told of it last; absent if never
 * @param database what a worker measured; absent if none has
 * @param traffic what data planes counted within the last quarter of an hour; absent if they told nothing
 */
public record TenantHealth(
        TenantSlug tenant,
        TenantId tenantId,
        Region region,
        PoolId pool,
        HealthState state,
        List<Finding> reasons,
        @Nullable Instant observedAt,
        @Nullable Database database,
        @Nullable Traffic traffic) {
    public TenantHealth {
        reasons = List.copyOf(reasons);
    }

    /**
     * As a worker found it. What it could not learn is absent.
     *
     * @param growthBytesPerDay over the last week, or as long as it is known
     * @param connections sessions of it
     * @param schemaVersion of the platform's history
     */
    @Schema(name = "DatabaseHealth")
    public record Database(
            boolean reachable,
            @Nullable Long bytes,
            @Nullable Long growthBytesPerDay,
            @Nullable Integer connections,
            @Nullable Integer schemaVersion,
            Instant measuredAt) {}

    /**
     * Over all processes of the region.
     *
     * @param errors requests answered with 5xx
     * @param unavailable of these, because the database could not be used
     * @param refused requests answered with 429
     * @param slow requests that took longer than a second
     * @param waitMillis how long requests waited for a connection
     */
    @Schema(name = "TenantTrafficHealth")
    public record Traffic(
            long requests,
            long errors,
            long unavailable,
            long refused,
            long slow,
            long slowMillis,
            long waitMillis,
            Instant toldAt) {}
}
