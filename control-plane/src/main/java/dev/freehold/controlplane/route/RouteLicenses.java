package dev.freehold.controlplane.route;

import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.license.LicenseAuthority;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;

import static java.util.Objects.requireNonNull;

/** The licences that routes carry. */
@Singleton
public class RouteLicenses {
    private final RouteTable routes;
    private final LicenseAuthority authority;
    private final Signals signals;

    RouteLicenses(RouteTable routes, LicenseAuthority authority, Signals signals) {
        this.routes = requireNonNull(routes);
        this.authority = requireNonNull(authority);
        this.signals = requireNonNull(signals);
    }

    /** As it was signed; none before a tenant's first route and after its last. */
    public Optional<String> of(TenantId tenant) {
        return routes.find(tenant)
                .flatMap(stored -> Optional.ofNullable(stored.route().license()));
    }

    /** Under the tenant's lock; data planes hear of it. Nothing where no licence is out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reissue(TenantId tenant) {
        routes.find(tenant).filter(stored -> stored.license() != null).ifPresent(this::reissue);
    }

    private void reissue(StoredRoute stored) {
        routes.write(stored.renewed(authority.issue(stored.route().tenant(), stored.plan())));
        signals.announce(Channel.ROUTES, stored.region().value());
    }
}
