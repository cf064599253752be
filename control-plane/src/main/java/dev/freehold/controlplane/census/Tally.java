package dev.freehold.controlplane.census;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.census.compare.Registry;
import dev.freehold.controlplane.census.compare.TenantFacts;

/** Counts what a census has seen. */
final class Tally {
    private Tally() {}

    static Census.Counts of(Registry registry, Region region) {
        int tenants = (int) registry.in(region).filter(TenantFacts::living).count();
        int routes = (int) registry.in(region)
                .filter(tenant -> tenant.route() != null && tenant.route().state() != RouteState.GONE)
                .count();
        return new Census.Counts(tenants, 0, 0, 0, 0, 0, routes);
    }

    static Census.Counts of(Inventory seen) {
        return new Census.Counts(
                0,
                seen.databases().size(),
                seen.roles().size(),
                seen.reservations().size(),
                seen.standbys().size(),
                seen.identities().size(),
                0);
    }
}
