package dev.freehold.tenantservice.route;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.route.PlacementOpener;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.Alarm;
import dev.freehold.tenantservice.platform.ProblemException;

/** What this process knows of the region's tenants. Readers never wait; only what the authority signed gets in. */
@ApplicationScoped
public class RouteTable {
    private static final Logger LOG = Logger.getLogger(RouteTable.class);

    private final Region region;
    private final VerifyingKeys authority;
    private final PlacementOpener opener;
    private final Event<RouteChanged> changes;
    private final Event<RoutesTaken> takings;
    private final Alarm alarm;
    private volatile @Nullable Routes current;

    RouteTable(
            Region region,
            VerifyingKeys authority,
            PlacementOpener opener,
            Event<RouteChanged> changes,
            Event<RoutesTaken> takings,
            Alarm alarm) {
        this.region = region;
        this.authority = authority;
        this.opener = opener;
        this.changes = changes;
        this.takings = takings;
        this.alarm = alarm;
    }

    /** Whether a feed was ever taken, from the control plane or from disk. */
    public boolean usable() {
        return current != null;
    }

    public long version() {
        return known().version();
    }

    public int size() {
        return known().byTenant().size();
    }

    public Optional<TenantRoute> find(TenantId tenant) {
        return Optional.ofNullable(known().byTenant().get(tenant));
    }

    /**
     * The route under which a tenant is served now.
     *
     * @throws ProblemException routes_unavailable, not_found or tenant_suspended if it may not be
     */
    public TenantRoute servable(TenantId tenant) {
        requireUsable();
        TenantRoute route = find(tenant).orElseThrow(ProblemException::nothingHere);
        return switch (route.state()) {
            case ACTIVE -> route;
            case SUSPENDED ->
                throw new ProblemException(
                        ProblemCode.TENANT_SUSPENDED,
                        "This tenant is suspended. Its administrator can have it resumed.");
            case GONE -> throw ProblemException.nothingHere();
        };
    }

    /** Every tenant that is served now. */
    public List<TenantId> servable() {
        return known().byTenant().values().stream()
                .filter(route -> route.state() == RouteState.ACTIVE)
                .map(TenantRoute::tenant)
                .toList();
    }

    /** Whether a tenant is served under just this epoch now. */
    public boolean serves(TenantRoute route) {
        return find(route.tenant())
                .filter(now -> now.state() == RouteState.ACTIVE && now.epoch().equals(route.epoch()))
                .isPresent();
    }

    /** @throws ProblemException routes_unavailable as long as no feed was taken */
    public void requireUsable() {
        if (!usable()) {
            throw new ProblemException(
                    ProblemCode.ROUTES_UNAVAILABLE,
                    "This process does not know its region's tenants yet. Repeat later.");
        }
    }

    /**
     * Takes a signed feed.
     *
     * @return the feed as it was verified
     * @throws dev.freehold.contracts.codec.RefusedException if it is not the authority's, of another region, or older than the table
     */
    synchronized RouteFeed take(String signed) {
        RouteFeed feed = RouteFeed.verify(signed, authority, region);
        Routes before = known();
        Routes.Step step = before.with(feed, route -> new TenantRoute(route, opener, authority));
        for (Route refused : step.refused()) {
            alarm.raise(Alarm.Kind.ROUTE);
            LOG.errorf("The feed carries a route of an older epoch, which is refused: %s", refused);
        }
        current = step.next();
        announce(before, step.next());
        takings.fire(new RoutesTaken(feed.version(), step.next().acknowledged()));
        return feed;
    }

    private void announce(Routes before, Routes after) {
        before.byTenant().forEach((tenant, old) -> {
            TenantRoute now = after.byTenant().get(tenant);
            if (now == null || now.state() != old.state() || !now.epoch().equals(old.epoch())) {
                Epoch servable = now != null && now.state() == RouteState.ACTIVE ? now.epoch() : null;
                changes.fire(new RouteChanged(tenant, after.version(), servable));
            }
        });
    }

    private Routes known() {
        Routes routes = current;
        return routes == null ? Routes.NONE : routes;
    }
}
