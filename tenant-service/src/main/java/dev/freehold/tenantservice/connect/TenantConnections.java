package dev.freehold.tenantservice.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

import io.agroal.api.transaction.TransactionIntegration;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.resolve.CurrentTenant;
import dev.freehold.tenantservice.route.RouteChanged;
import dev.freehold.tenantservice.route.RouteTable;
import dev.freehold.tenantservice.route.TenantRoute;

/** Lends connections to the databases of tenants, under the current route only, and takes them into the running JTA transaction. */
@ApplicationScoped
public class TenantConnections {
    private final RouteTable routes;
    private final PostgresOpener opener;
    private final ConnectionLimits limits;
    private final CurrentTenant current;
    private final Clock clock;
    private final TransactionIntegration transactions;
    private final ConnectionRegistry<TenantConnection> registry;

    TenantConnections(
            RouteTable routes,
            PostgresOpener opener,
            ConnectionLimits limits,
            CurrentTenant current,
            Clock clock,
            TransactionManager manager,
            TransactionSynchronizationRegistry synchronizations,
            MeterRegistry meters) {
        this.routes = routes;
        this.opener = opener;
        this.limits = limits;
        this.current = current;
        this.clock = clock;
        this.transactions = new NarayanaTransactionIntegration(manager, synchronizations);
        this.registry = new ConnectionRegistry<>(limits.max(), limits.maxPerTenant(), clock);
        meters.gauge("freehold.connections.open", registry, all -> all.usage().open());
        meters.gauge("freehold.connections.unused", registry, all -> all.usage().unused());
        meters.gauge(
                "freehold.connections.waiting", registry, all -> all.usage().waiting());
        FunctionCounter.builder(
                        "freehold.connections.evictions",
                        registry,
                        all -> all.usage().evictions())
                .register(meters);
    }

    /**
     * Lends a connection to the tenant's database; inside a transaction always the same one. Close it to give it back.
     *
     * @throws dev.freehold.tenantservice.platform.ProblemException if the tenant may not be served now, or its database not be reached
     * @throws SQLException if the running transaction is another tenant's
     */
    public Connection borrow(TenantId tenant) throws SQLException {
        if (transactions.getTransactionAware() instanceof TenantConnection enlisted) {
            if (!enlisted.tenant().equals(tenant)) {
                throw new SQLException(
                        "a transaction of tenant " + enlisted.tenant() + " cannot go on in tenant " + tenant);
            }
            return ConnectionHandle.open(enlisted, current::subject);
        }
        TenantConnection connection = take(routes.servable(tenant));
        Connection handle = ConnectionHandle.open(connection, current::subject);
        try {
            transactions.associate(connection, null);
            return handle;
        } catch (SQLException refused) {
            connection.setFlushOnly();
            handle.close();
            throw refused;
        }
    }

    void routeChanged(@Observes RouteChanged change) {
        registry.removeUnused(change.tenant()).forEach(TenantConnection::close);
    }

    @Scheduled(every = "10s")
    void closeIdle() {
        Instant moment = clock.instant().minus(limits.idleTimeout());
        registry.removeUnusedSince(moment).forEach(TenantConnection::close);
    }

    void stop(@Observes ShutdownEvent stopping) {
        registry.removeUnusedSince(Instant.MAX).forEach(TenantConnection::close);
    }

    private TenantConnection take(TenantRoute route) {
        return switch (acquire(route.tenant())) {
            case Grant.Warm<TenantConnection>(TenantConnection warm, Instant since) -> {
                if (warm.epoch().equals(route.epoch()) && isFresh(warm, since)) {
                    yield warm;
                }
                warm.close();
                yield open(route);
            }
            case Grant.Room<TenantConnection>(TenantConnection victim) -> {
                if (victim != null) {
                    victim.close();
                }
                yield open(route);
            }
        };
    }

    private Grant<TenantConnection> acquire(TenantId tenant) {
        return registry.acquire(tenant, limits.patience(), limits.borrowTimeout())
                .orElseThrow(() -> PostgresOpener.unavailable(new SQLException("every connection is in use")));
    }

    private boolean isFresh(TenantConnection warm, Instant since) {
        return clock.instant().isBefore(since.plus(limits.validateAfter())) || warm.isAlive();
    }

    private TenantConnection open(TenantRoute route) {
        try {
            return opener.open(route, this::takeBack);
        } catch (RuntimeException failed) {
            registry.surrender(route.tenant());
            throw failed;
        }
    }

    private void takeBack(TenantConnection connection) {
        boolean current = routes.find(connection.tenant())
                .filter(route ->
                        route.state() == RouteState.ACTIVE && route.epoch().equals(connection.epoch()))
                .isPresent();
        if (current && connection.reset()) {
            registry.putBack(connection.tenant(), connection);
        } else {
            discard(connection);
        }
    }

    private void discard(TenantConnection connection) {
        connection.close();
        registry.surrender(connection.tenant());
    }
}
