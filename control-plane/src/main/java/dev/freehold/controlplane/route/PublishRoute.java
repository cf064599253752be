package dev.freehold.controlplane.route;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.controlplane.license.IssuedLicense;
import dev.freehold.controlplane.license.LicenseAuthority;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;
import dev.freehold.controlplane.tenant.Tenant;
import dev.freehold.controlplane.tenant.TenantChanged;
import dev.freehold.controlplane.tenant.TenantState;

import static java.util.Objects.requireNonNull;

/** Brings a tenant's change to its route, if it concerns those who serve it. */
@Singleton
class PublishRoute {
    private final RouteTable routes;
    private final LicenseAuthority authority;
    private final Signals signals;

    PublishRoute(RouteTable routes, LicenseAuthority authority, Signals signals) {
        this.routes = requireNonNull(routes);
        this.authority = requireNonNull(authority);
        this.signals = requireNonNull(signals);
    }

    void changed(@Observes TenantChanged change) {
        Tenant tenant = change.tenant();
        switch (tenant.state()) {
            case TenantState.Active _ -> serve(tenant, RouteState.ACTIVE, change.sealedPlacement());
            case TenantState.Suspended _, TenantState.Deleting _, TenantState.Dropping _ ->
                serve(tenant, RouteState.SUSPENDED, change.sealedPlacement());
            case TenantState.Dropped _ -> remove(tenant);
            case TenantState.Provisioning _, TenantState.Failed _ -> {
                // Nothing to serve, and never was.
            }
        }
    }

    /** Once more, for a route that is not what it should be. */
    void again(Tenant tenant) {
        switch (tenant.state()) {
            case TenantState.Active _ -> serve(tenant, RouteState.ACTIVE, null);
            case TenantState.Suspended _, TenantState.Deleting _, TenantState.Dropping _ ->
                serve(tenant, RouteState.SUSPENDED, null);
            case TenantState.Provisioning _, TenantState.Failed _, TenantState.Dropped _ -> remove(tenant);
        }
    }

    private void serve(Tenant tenant, RouteState state, @Nullable String newPlacement) {
        Optional<StoredRoute> stored = routes.find(tenant.id());
        // What is gone has neither placement nor licence left to go on with.
        Optional<StoredRoute> before = stored.filter(route -> route.route().state() != RouteState.GONE);
        if (state == RouteState.SUSPENDED && newPlacement == null && before.isEmpty()) {
            // Suspended while it is being made: there is nothing yet that could be served.
            return;
        }
        String placement = newPlacement != null
                ? newPlacement
                : before.map(route -> route.route().sealedPlacement())
                        .orElseThrow(() -> new IllegalStateException("no placement of " + tenant));
        StoredRoute now = before.filter(route -> route.plan().equals(tenant.plan()))
                .map(route -> next(tenant, state, placement, route))
                .orElseGet(() -> newlyLicensed(tenant, state, placement));
        publishIfChanged(stored, now);
    }

    private static StoredRoute next(Tenant tenant, RouteState state, String placement, StoredRoute before) {
        Route route = new Route(
                tenant.id(),
                tenant.slug(),
                state,
                tenant.state().epoch(),
                placement,
                before.route().license());
        return new StoredRoute(tenant.region(), route, tenant.plan(), before.license());
    }

    private StoredRoute newlyLicensed(Tenant tenant, RouteState state, String placement) {
        IssuedLicense license = authority.issue(tenant.id(), tenant.plan());
        Route route =
                new Route(tenant.id(), tenant.slug(), state, tenant.state().epoch(), placement, license.signed());
        return new StoredRoute(tenant.region(), route, tenant.plan(), license.facts());
    }

    private void remove(Tenant tenant) {
        Route tombstone = new Route(
                tenant.id(), tenant.slug(), RouteState.GONE, tenant.state().epoch(), null, null);
        publishIfChanged(routes.find(tenant.id()), new StoredRoute(tenant.region(), tombstone, tenant.plan(), null));
    }

    private void publishIfChanged(Optional<StoredRoute> before, StoredRoute now) {
        if (!Optional.of(now).equals(before)) {
            routes.write(now);
            signals.announce(Channel.ROUTES, now.region().value());
        }
    }
}
