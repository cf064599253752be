package dev.freehold.controlplane.placement;

import org.jspecify.annotations.Nullable;

/**
 * How much a pool takes.
 *
 * @param maxBytes absent: as much as it holds
 * @param maxConnections absent: as many as its workers learn from its server
 */
record PoolLimits(
        Tier tier,
        int maxTenants,
        @Nullable Long maxBytes,
        @Nullable Integer maxConnections) {
    PoolLimits {
        if (tier == Tier.DEDICATED) {
            maxTenants = Math.min(1, maxTenants);
        }
    }
}
