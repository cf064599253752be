package dev.freehold.tenantservice.connect;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.connect.ConnectionRegistry.Home;
import dev.freehold.tenantservice.platform.ProblemException;

/** Answers fast for a pool whose server is away, and for a tenant whose database refuses, instead of trying each time. */
@Singleton
class Outages {
    private static final int TOLERATED = 3;
    private static final Duration REST = Duration.ofSeconds(1);

    private final Breaker<PoolId> pools;
    private final Breaker<TenantId> tenants;

    Outages(Clock clock) {
        this.pools = new Breaker<>(TOLERATED, REST, clock);
        this.tenants = new Breaker<>(TOLERATED, REST, clock);
    }

    /** @throws ProblemException tenant_unavailable at once, where the last tries failed and it is not time for another */
    TenantConnection guard(Home home, Supplier<TenantConnection> opening) {
        if (!tenants.permits(home.tenant()) || !pools.permits(home.pool())) {
            throw PostgresOpener.unavailable(new SQLException("it could not be reached a moment ago"))
                    .retryAfter(REST);
        }
        try {
            TenantConnection opened = opening.get();
            tenants.worked(home.tenant());
            pools.worked(home.pool());
            return opened;
        } catch (ProblemException failed) {
            count(home, failed);
            throw failed;
        }
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
