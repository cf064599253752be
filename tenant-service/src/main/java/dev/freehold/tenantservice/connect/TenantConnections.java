package dev.freehold.tenantservice.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.agroal.api.transaction.TransactionIntegration;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Typed;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.region.TenantLoad;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.connect.ConnectionRegistry.Home;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.resolve.CurrentTenant;
import dev.freehold.tenantservice.route.RouteChanged;
import dev.freehold.tenantservice.route.RouteTable;
import dev.freehold.tenantservice.route.RouteUse;
import dev.freehold.tenantservice.traffic.TenantTraffics;

/** Lends connections to the databases of tenants, under the current route only, and takes them into the running JTA transaction. */
@ApplicationScoped
@Typed(TenantConnections.class)
public class TenantConnections implements Lender {
    private static final Duration LONGEST_PATIENCE = Duration.ofMillis(200);

    private final RouteTable routes;
    private final RouteUse uses;
    private final PostgresOpener opener;
    private final ConnectionLimits limits;
    private final CurrentTenant current;
    private final Clock clock;
    private final TransactionIntegration transactions;
    private final ConnectionRegistry<TenantConnection> registry;
    private final ConnectionBudget budget;
    private final Outages outages;
    private final TenantTraffics traffics;
    private final OpenConnections open;

    TenantConnections(
            RouteTable routes,
            RouteUse uses,
            PostgresOpener opener,
            ConnectionLimits limits,
            CurrentTenant current,
            Clock clock,
            TransactionManager manager,
            TransactionSynchronizationRegistry synchronizations,
            ConnectionBudget budget,
            Outages outages,
            Pools pools,
            TenantTraffics traffics,
            OpenConnections open,
            MeterRegistry meters) {
        this.routes = routes;
        this.uses = uses;
        this.opener = opener;
        this.limits = limits;
        this.current = current;
        this.clock = clock;
        this.transactions = new NarayanaTransactionIntegration(manager, synchronizations);
        this.budget = budget;
        this.outages = outages;
        this.traffics = traffics;
        this.registry = new ConnectionRegistry<>(budget, clock);
        this.open = open;
        pools.all().keySet().forEach(pool -> new PoolMeters(pool, registry, budget, outages).register(meters));
    }

    @Override
    public Connection borrow(TenantId tenant) throws SQLException {
        return borrow(tenant, false);
    }

    @Override
    public Connection borrowFirst(TenantId tenant) throws SQLException {
        return borrow(tenant, true);
    }

    private Connection borrow(TenantId tenant, boolean again) throws SQLException {
        if (transactions.getTransactionAware() instanceof TenantConnection enlisted) {
            if (!enlisted.tenant().equals(tenant)) {
                throw new SQLException(
                        "a transaction of tenant " + enlisted.tenant() + " cannot go on in tenant " + tenant);
            }
            return ConnectionHandle.open(enlisted, current);
        }
        routes.servable(tenant);
        TenantConnection connection = take(tenant);
        connection.lentAt(clock.instant(), Span.current().getSpanContext().getTraceId());
        Connection handle = ConnectionHandle.open(connection, current);
        if (again) {
            connection.expectAgain();
        }
        try {
            transactions.associate(connection, null);
            return handle;
        } catch (SQLException refused) {
            connection.setFlushOnly();
            handle.close();
            throw refused;
        }
    }

    /** How many physical connections this process holds, by pool. */
    public Map<PoolId, Integer> openByPool() {
        return open.byPool();
    }

    /** The tenants that ask most of this process, the first the most. */
    public List<TenantLoad> top(int most) {
        return registry.top(most);
    }

    /**
     * Unused connections of an older route close at once. What is in use may end its work where the tenant is served on, and has no such
     * time where it is not.
     */
    void routeChanged(@Observes RouteChanged change) {
        registry.removeUnused(change.tenant()).forEach(open::end);
        outages.forget(change.tenant());
        Duration respite = change.servable() == null ? Duration.ZERO : limits.drain();
        open.drain(change.tenant(), respite);
    }

    void budgeted(@Observes DataPlaneLease lease) {
        budget.take(lease);
        registry.adjust().forEach(open::end);
    }

    /** Soon after a lease has ended unrenewed, since its end is nobody's event. */
    @Scheduled(every = "1s")
    void shrink() {
        registry.adjust().forEach(open::end);
    }

    @Scheduled(every = "10s")
    void closeIdle() {
        Instant moment = clock.instant().minus(limits.idleTimeout());
        registry.removeUnusedSince(moment).forEach(open::end);
    }

    void stop(@Observes ShutdownEvent stopping) {
        registry.removeUnusedSince(Instant.MAX).forEach(open::end);
    }

    private TenantConnection take(TenantId tenant) {
        while (true) {
            PoolId pool = opener.placement(routes.servable(tenant)).pool();
            Optional<TenantConnection> taken = takeAt(new Home(tenant, pool));
            if (taken.isPresent()) {
                return taken.get();
            }
        }
    }

    /** Nothing if the route changed meanwhile. */
    private Optional<TenantConnection> takeAt(Home home) {
        return switch (acquire(home)) {
            case Grant.Warm<TenantConnection>(TenantConnection warm, Instant since) -> {
                if (isUsable(warm, since)) {
                    yield Optional.of(warm);
                }
                open.end(warm);
                yield open(home);
            }
            case Grant.Room<TenantConnection>(TenantConnection victim) -> {
                if (victim != null) {
                    open.end(victim);
                }
                yield open(home);
            }
        };
    }

    private Grant<TenantConnection> acquire(Home home) {
        long asked = System.nanoTime();
        try {
            // Nobody's connection is closed for an opening that would not be tried.
            return outages.spares(home)
                    ? registry.acquireOwn(home, limits.borrowTimeout()).orElseThrow(outages::refusal)
                    : registry.acquire(home, patience(), limits.borrowTimeout())
                            .orElseThrow(
                                    () -> PostgresOpener.unavailable(new SQLException("every connection is in use")));
        } finally {
            traffics.waited(home.tenant(), Duration.ofNanos(System.nanoTime() - asked));
        }
    }

    /** Not if the tenant is served no more since: whoever opens one instead is told why. */
    private boolean isUsable(TenantConnection warm, Instant since) {
        try {
            return routes.serves(warm.route()) && isFresh(warm, since) && isLimited(warm);
        } catch (ProblemException servedNoMore) {
            return false;
        }
    }

    private boolean isLimited(TenantConnection warm) {
        Duration timeout = opener.statementTimeout(routes.servable(warm.tenant()));
        return warm.limit(timeout, opener.patienceBeyond(timeout));
    }

    /** Closing another's connection costs it and us an opening each, so the wait for one of our own may last as long as two. */
    private Duration patience() {
        Duration two = outages.openingTakes().multipliedBy(2);
        Duration bounded = two.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : two;
        return bounded.compareTo(limits.patience()) > 0 ? bounded : limits.patience();
    }

    private boolean isFresh(TenantConnection warm, Instant since) {
        return clock.instant().isBefore(since.plus(limits.validateAfter())) || warm.isAlive();
    }

    private Optional<TenantConnection> open(Home home) {
        boolean opened = false;
        try {
            Optional<TenantConnection> connection = openUnder(uses.begin(home.tenant()), home);
            opened = connection.isPresent();
            return connection;
        } finally {
            if (!opened) {
                registry.surrender(home);
            }
        }
    }

    /** What fails while the route changes, as a password does that was rotated, is no failure but nothing. */
    private Optional<TenantConnection> openUnder(RouteUse.Use use, Home home) {
        try {
            if (!opener.placement(use.route()).pool().equals(home.pool())) {
                use.close();
                return Optional.empty();
            }
            TenantConnection connection = outages.guard(home, () -> opener.open(use, this::takeBack));
            open.add(connection);
            if (routes.serves(connection.route())) {
                return Optional.of(connection);
            }
            open.end(connection);
            return Optional.empty();
        } catch (RuntimeException failed) {
            use.close();
            if (routes.serves(use.route())) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    private void takeBack(TenantConnection connection) {
        if (routes.serves(connection.route()) && connection.reset()) {
            if (!registry.putBack(connection.home(), connection, connection.isExpectedAgain())) {
                open.end(connection);
            } else if (!routes.serves(connection.route())) {
                registry.removeUnused(connection.tenant()).forEach(open::end);
            }
        } else {
            open.end(connection);
            registry.surrender(connection.home());
        }
    }
}
