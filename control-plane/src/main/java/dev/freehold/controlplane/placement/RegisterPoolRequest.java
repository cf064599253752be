package dev.freehold.controlplane.placement;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.FieldErrors;

import static java.util.Objects.requireNonNullElse;

/**
 * The body that makes a pool known. Its host and credentials stand in its region's own configuration and are never sent here.
 *
 * @param tier shared unless said; a dedicated one takes one tenant
 * @param maxTenants 500 unless said
 * @param maxBytes absent: not asked
 * @param maxConnections absent: what workers learn from its server
 */
record RegisterPoolRequest(
        @NotNull String id,
        @NotNull String region,
        @Nullable String tier,
        @Nullable @Min(0) @Max(1_000_000) Integer maxTenants,
        @Nullable @Min(1) Long maxBytes,
        @Nullable @Min(1) @Max(1_000_000) Integer maxConnections) {
    private static final int USUAL_TENANTS = 500;

    NewPool parse() {
        FieldErrors errors = new FieldErrors();
        var newId = errors.parse("id", id, PoolId::new);
        var newRegion = errors.parse("region", region, Region::new);
        var newTier = errors.parseOptional("tier", tier, Tier::parse);
        errors.refuseIfAny();
        return new NewPool(
                newId.get(),
                newRegion.get(),
                new PoolLimits(
                        newTier.value().orElse(Tier.SHARED),
                        requireNonNullElse(maxTenants, USUAL_TENANTS),
                        maxBytes,
                        maxConnections));
    }
}
