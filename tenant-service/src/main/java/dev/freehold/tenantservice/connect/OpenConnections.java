package dev.freehold.tenantservice.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.route.RouteTable;

/** Every physical connection of this process from its opening to its end, lent or not: who is looked after when its route ends or its borrower forgets it. */
@ApplicationScoped
class OpenConnections {
    private static final Logger LOG = Logger.getLogger(OpenConnections.class);

    private final RouteTable routes;
    private final ConnectionLimits limits;
    private final Clock clock;
    private final Counter leaks;
    private final Set<TenantConnection> open = ConcurrentHashMap.newKeySet();

    OpenConnections(RouteTable routes, ConnectionLimits limits, Clock clock, MeterRegistry meters) {
        this.routes = routes;
        this.limits = limits;
        this.clock = clock;
        this.leaks = meters.counter("freehold.connections.leaks");
    }

    void add(TenantConnection connection) {
        open.add(connection);
    }

    void end(TenantConnection connection) {
        open.remove(connection);
        connection.close();
    }

    Map<PoolId, Integer> byPool() {
        Map<PoolId, Integer> counts = new HashMap<>();
        open.forEach(connection -> counts.merge(connection.pool(), 1, Integer::sum));
        return counts;
    }

    /** Ends the tenant's connections of a route that is served no more, after a respite for what they are doing. */
    void drain(TenantId tenant, Duration respite) {
        if (open.stream().anyMatch(connection -> isStale(connection, tenant))) {
            Thread.ofVirtual().name("drain").start(() -> abortStale(tenant, respite));
        }
    }

    /** What its borrower should have given back long ago. It is only told: whoever is slow may still be right. */
    @Scheduled(every = "10s")
    void tellLeaks() {
        Instant moment = clock.instant().minus(limits.leakAfter());
        open.forEach(connection -> connection.overdue(moment).ifPresent(loan -> {
            leaks.increment();
            LOG.warnf(
                    "A connection was not given back: tenant=%s since=%s trace=%s",
                    connection.tenant(), loan.since(), loan.trace());
        }));
    }

    private void abortStale(TenantId tenant, Duration respite) {
        try {
            Thread.sleep(respite);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        }
        open.stream()
                .filter(connection -> isStale(connection, tenant))
                .forEach(connection -> Thread.ofVirtual().name("abort").start(connection::abort));
    }

    private boolean isStale(TenantConnection connection, TenantId tenant) {
        return connection.tenant().equals(tenant) && !routes.serves(connection.route());
    }
}
