package dev.freehold.tenantservice.connect;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.connect.ConnectionRegistry.Home;
import dev.freehold.tenantservice.platform.ProblemException;

/** Answers fast for a pool whose server is away, and for a tenant whose database refuses, instead of trying each time. */
@Singleton
class Outages {
    private static final int WEIGHT = 16;

    private final Breaker<PoolId> pools;
    private final Breaker<TenantId> tenants;
    private final AtomicLong openingNanos = new AtomicLong();
    private final Map<PoolId, LongAdder> openings = new ConcurrentHashMap<>();

    private final Duration rest;

    Outages(Clock clock, ConnectionLimits limits) {
        this.rest = limits.breakerRest();
        this.pools = new Breaker<>(limits.breakerFailures(), rest, clock);
        this.tenants = new Breaker<>(limits.breakerFailures(), rest, clock);
    }

    /** Whether {@link #guard} would let nobody try now. */
    boolean spares(Home home) {
        return tenants.spares(home.tenant()) || pools.spares(home.pool());
    }

    ProblemException refusal() {
        return PostgresOpener.unavailable(new SQLException("it could not be reached a moment ago"))
                .retryAfter(rest);
    }

    /** @throws ProblemException tenant_unavailable at once, where the last tries failed and it is not time for another */
    TenantConnection guard(Home home, Supplier<TenantConnection> opening) {
        if (!tenants.permits(home.tenant()) || !pools.permits(home.pool())) {
            throw refusal();
        }
        long began = System.nanoTime();
        try {
            TenantConnection opened = opening.get();
            took(System.nanoTime() - began);
            tenants.worked(home.tenant());
            pools.worked(home.pool());
            openings.computeIfAbsent(home.pool(), absent -> new LongAdder()).increment();
            return opened;
        } catch (ProblemException failed) {
            count(home, failed);
            throw failed;
        }
    }

    private void took(long nanos) {
        openingNanos.updateAndGet(known -> known == 0 ? nanos : known + (nanos - known) / WEIGHT);
    }

    /** How long an opening has taken of late, the mean of about the last sixteen; nothing before the first. */
    Duration openingTakes() {
        return Duration.ofNanos(openingNanos.get());
    }

    /** How many connections were opened since the start. */
    long opened(PoolId pool) {
        LongAdder counted = openings.get(pool);
        return counted == null ? 0 : counted.sum();
    }

    boolean isAway(PoolId pool) {
        return pools.isOpen(pool);
    }

    void forget(TenantId tenant) {
        tenants.worked(tenant);
    }

    /** A server that nobody can reach is the pool's failure; every other is the tenant's own, also one while it shows its stamp. */
    private void count(Home home, ProblemException failed) {
        switch (failed.getCause()) {
            case PostgresOpener.UnreachableException unreachable -> pools.failed(home.pool());
            case SQLException refused -> {
                pools.worked(home.pool());
                tenants.failed(home.tenant());
            }
            case null, default -> {}
        }
    }
}
