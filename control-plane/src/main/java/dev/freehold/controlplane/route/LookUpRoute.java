package dev.freehold.controlplane.route;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.tenant.preview.CurrentRoute;
import dev.freehold.controlplane.tenant.preview.PublishedRoute;

import static java.util.Objects.requireNonNull;

/** Tells those who may not know of routes how a tenant's stands. */
@Singleton
class LookUpRoute implements CurrentRoute {
    private final RouteTable routes;

    LookUpRoute(RouteTable routes) {
        this.routes = requireNonNull(routes);
    }

    @Override
    public Optional<PublishedRoute> of(TenantId tenant) {
        return routes.find(tenant)
                .map(stored -> new PublishedRoute(
                        stored.route().state().wireName(), stored.route().epoch(), stored.licenseValidUntil()));
    }
}
