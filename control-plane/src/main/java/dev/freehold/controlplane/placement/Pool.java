package dev.freehold.controlplane.placement;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

/**
 * One PostgreSQL server that hosts tenants.
 *
 * @param open false once the configuration no longer names it: its tenants stay, new ones do not come
 * @param usedTenants tenants that have or may have a database there
 */
public record Pool(PoolId id, Region region, boolean open, int usedTenants, int maxTenants) {}
