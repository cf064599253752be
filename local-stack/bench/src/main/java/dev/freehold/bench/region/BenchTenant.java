package dev.freehold.bench.region;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;

/** A tenant of the bench with a database of its own, in which {@link RegionDatabases#ADMIN} is a member and products 1 to 100 exist. */
public record BenchTenant(String slug, Placement placement) {
    public TenantId id() {
        return placement.tenant();
    }
}
