package dev.freehold.tenantservice.resolve;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.route.TenantRoute;

/**
 * Decides which tenant a request is for. The token's claim is the authority; the address confirms it, or selects among several. In
 * doubt it is for nobody.
 */
record TenantDecision(Function<TenantId, Optional<TenantRoute>> routes) {
    Optional<TenantRoute> decide(Set<TenantId> allowed, AskedSlug asked) {
        if (allowed.size() > 1 && asked.namesNobody()) {
            return Optional.empty();
        }
        return allowed.stream()
                .flatMap(tenant -> routes.apply(tenant).stream())
                .filter(route -> route.state() != RouteState.GONE)
                .filter(route -> asked.allows(route.slug().value()))
                .findFirst();
    }
}
