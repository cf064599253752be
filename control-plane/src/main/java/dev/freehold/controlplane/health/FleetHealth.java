package dev.freehold.controlplane.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How everything is.
 *
 * @param state the worst of the pools' states; degraded where only tenants are worse than that
 * @param observedAt when anything was told last
 * @param pools how many are how
 * @param tenants how many are how
 * @param poolsToSee those that are not healthy, the worst first
 * @param tenantsToSee the worst of those that are degraded or unhealthy, at most 50
 */
public record FleetHealth(
        HealthState state,
        @Nullable Instant observedAt,
        Map<HealthState, Long> pools,
        Map<HealthState, Long> tenants,
        List<PoolHealth> poolsToSee,
        List<TenantHealth> tenantsToSee) {
    public FleetHealth {
        poolsToSee = List.copyOf(poolsToSee);
        tenantsToSee = List.copyOf(tenantsToSee);
    }
}
