package dev.freehold.tenantservice.route;

import java.time.Duration;
import java.time.Instant;
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

/**
 * The routes at one feed version. Immutable; a feed leads from one to the next.
 *
 * @param issuedAt when the newest feed was signed that was taken
 * @param contested since which version the feed says something older of a tenant, which was refused: that is not acknowledged
 */
record Routes(long version, Instant issuedAt, Map<TenantId, TenantRoute> byTenant, Map<TenantId, Long> contested) {
    static final Routes NONE = new Routes(0, Instant.EPOCH, Map.of(), Map.of());

    /** How far the clocks of those who sign may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    Routes {
        byTenant = Map.copyOf(byTenant);
        contested = Map.copyOf(contested);
    }

    /** The version before the first that was refused; none refused: no bound. */
    long acknowledged() {
        return contested.values().stream().mapToLong(first -> first - 1).min().orElse(Long.MAX_VALUE);
    }

    /** The next state and what a feed said that was refused, because it was older than what is known. */
    record Step(Routes next, List<Route> refused) {}

    /**
     * A snapshot replaces everything but tombstones, so that a replayed one cannot bring a dropped tenant back. A route with an
     * older epoch than the known one is refused in either form. A feed that was signed before what is known is refused as a whole: it is
     * replayed.
     *
     * @throws RefusedException if it is older than these routes, or follows a version that was not reached
     */
    Step with(RouteFeed feed, Function<Route, TenantRoute> opening) {
        if (feed.issuedAt().isBefore(issuedAt.minus(SKEW))) {
            throw new RefusedException("a feed signed at " + feed.issuedAt() + " after one signed at " + issuedAt);
        }
        if (!feed.snapshot() && feed.version() < version) {
            throw new RefusedException("changes up to " + feed.version() + " after version " + version);
        }
        if (!feed.snapshot() && feed.after() > version) {
            throw new RefusedException("changes after " + feed.after() + ", but only version " + version + " is known");
        }
        Map<TenantId, TenantRoute> next = feed.snapshot() ? tombstones() : new HashMap<>(byTenant);
        Map<TenantId, Long> doubtful = new HashMap<>(contested);
        List<Route> refused = new ArrayList<>();
        for (Route route : feed.routes()) {
            TenantRoute known = byTenant.get(route.tenant());
            if (known == null || known.epoch().compareTo(route.epoch()) < 0) {
                doubtful.remove(route.tenant());
                next.put(route.tenant(), opening.apply(route));
            } else if (known.epoch().compareTo(route.epoch()) > 0) {
                doubtful.merge(route.tenant(), feed.version(), Math::min);
                refused.add(route);
                next.put(route.tenant(), known);
            } else {
                doubtful.remove(route.tenant());
                next.put(route.tenant(), known.route().equals(route) ? known : opening.apply(route));
            }
        }
        doubtful.keySet().retainAll(next.keySet());
        Instant signed = feed.issuedAt().isAfter(issuedAt) ? feed.issuedAt() : issuedAt;
        return new Step(new Routes(feed.version(), signed, next, doubtful), List.copyOf(refused));
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
