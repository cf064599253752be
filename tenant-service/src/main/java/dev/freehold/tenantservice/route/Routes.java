package dev.freehold.tenantservice.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.TenantId;

/** The routes at one feed version. Immutable; a feed leads from one to the next. */
record Routes(long version, Map<TenantId, TenantRoute> byTenant) {
    static final Routes NONE = new Routes(0, Map.of());

    Routes {
        byTenant = Map.copyOf(byTenant);
    }

    /** The next state and what a feed said that was refused, because it was older than what is known. */
    record Step(Routes next, List<Route> refused) {}

    /**
     * A snapshot replaces everything but tombstones, so that a replayed one cannot bring a dropped tenant back. A route with an
     * older epoch than the known one is refused in either form.
     *
     * @throws RefusedException if a page of changes is older than these routes, or follows a version that was not reached
     */
    Step with(RouteFeed feed, Function<Route, TenantRoute> opening) {
        if (!feed.snapshot() && feed.version() < version) {
            throw new RefusedException("changes up to " + feed.version() + " after version " + version);
        }
        if (!feed.snapshot() && feed.after() > version) {
            throw new RefusedException("changes after " + feed.after() + ", but only version " + version + " is known");
        }
        Map<TenantId, TenantRoute> next = feed.snapshot() ? tombstones() : new HashMap<>(byTenant);
        List<Route> refused = new ArrayList<>();
        for (Route route : feed.routes()) {
            TenantRoute known = byTenant.get(route.tenant());
            if (known == null || known.epoch().compareTo(route.epoch()) < 0) {
                next.put(route.tenant(), opening.apply(route));
            } else if (known.epoch().compareTo(route.epoch()) > 0) {
                refused.add(route);
                next.put(route.tenant(), known);
            } else {
                next.put(route.tenant(), known.route().equals(route) ? known : opening.apply(route));
            }
        }
        return new Step(new Routes(feed.version(), next), List.copyOf(refused));
    }

    private Map<TenantId, TenantRoute> tombstones() {
        Map<TenantId, TenantRoute> gone = new HashMap<>();
        byTenant.forEach((tenant, route) -> {
            if (route.state() == RouteState.GONE) {
                gone.put(tenant, route);
            }
        });
        return gone;
    }
}
