package dev.freehold.controlplane.census.compare;

import java.util.List;
import java.util.Optional;

import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.census.compare.TenantFacts.RouteFacts;

/** Finds where data planes of a region are told something else than the registry says. */
public record CompareRoutes(Registry registry, Region region) {
    public List<Difference> differences() {
        return registry.in(region)
                .filter(tenant -> !tenant.busy())
                .flatMap(tenant -> of(tenant).stream())
                .toList();
    }

    /** At most one: a route is there or not, right or wrong. */
    public static Optional<Difference> of(TenantFacts tenant) {
        RouteFacts route = tenant.route();
        if (route == null || route.gone()) {
            return tenant.settled() ? Optional.of(missing(tenant)) : Optional.empty();
        }
        if (tenant.settled()) {
            return agrees(tenant, route) ? Optional.empty() : Optional.of(differs(tenant));
        }
        return tenant.living() ? Optional.empty() : Optional.of(orphaned(tenant));
    }

    private static boolean agrees(TenantFacts tenant, RouteFacts route) {
        RouteState expected = tenant.suspended() ? RouteState.SUSPENDED : RouteState.ACTIVE;
        return route.equals(new RouteFacts(
                tenant.slug(), tenant.region(), expected, tenant.state().epoch(), tenant.plan()));
    }

    private static Difference missing(TenantFacts tenant) {
        return difference(
                FindingKind.ROUTE_MISSING,
                tenant,
                Remedy.NONE,
                "The tenant is " + tenant.state().wireName() + ", but no data plane is told of it.",
                "Its sealed placement is lost with the route. Restore the control database's route table.");
    }

    private static Difference differs(TenantFacts tenant) {
        return difference(
                FindingKind.ROUTE_DIFFERS,
                tenant,
                Remedy.REPAIR,
                "The route's slug, region, state, epoch or plan is not the registry's.",
                "Resolving publishes the route anew from the registry.");
    }

    private static Difference orphaned(TenantFacts tenant) {
        return difference(
                FindingKind.ROUTE_ORPHANED,
                tenant,
                Remedy.REPAIR,
                "The tenant is " + tenant.state().wireName() + ", but data planes are told to serve it.",
                "Resolving tells data planes that it is gone.");
    }

    private static Difference difference(
            FindingKind kind, TenantFacts tenant, Remedy remedy, String detail, String advice) {
        return new Difference(kind, tenant.region(), null, tenant.slug().value(), tenant.id(), remedy, detail, advice);
    }
}
