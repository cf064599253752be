package dev.freehold.tenantservice.connect;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.tenantservice.platform.Mode;

/**
 * How many connections this process may hold: its own bounds, and to each pool the share that its lease says. When the lease has ended, or
 * there was none yet, a floor holds, which is to be safe for as many processes as there can ever be. A pool that the last lease did not
 * divide is bounded by this process's own settings alone, and so is all where it runs alone.
 */
@ApplicationScoped
class ConnectionBudget implements ConnectionRegistry.Bounds {
    /** Where there are several pools, none may take the last quarter: requests that hang on a server that is silent would take every place. */
    private static final int LEFT_TO_OTHERS = 4;

    private record Shares(Map<String, Integer> byPool, Instant until) {}

    private final ConnectionLimits limits;
    private final Clock clock;
    private final boolean alone;
    private volatile @Nullable Shares shares;

    ConnectionBudget(ConnectionLimits limits, Clock clock, @ConfigProperty(name = "freehold.mode") Mode mode) {
        this.limits = limits;
        this.clock = clock;
        this.alone = mode == Mode.STANDALONE;
    }

    @Override
    public int total() {
        return limits.max();
    }

    @Override
    public int perTenant() {
        return limits.maxPerTenant();
    }

    @Override
    public int of(PoolId pool) {
        if (alone) {
            return total();
        }
        Shares known = shares;
        int most = known != null && known.byPool().size() > 1 ? total() - total() / LEFT_TO_OTHERS : total();
        Integer share =
                known == null ? Integer.valueOf(limits.floor()) : known.byPool().get(pool.value());
        if (share == null) {
            return most;
        }
        boolean lasts = known != null && clock.instant().isBefore(known.until());
        return Math.min(most, lasts ? share : Math.min(share, limits.floor()));
    }

    void take(DataPlaneLease lease) {
        shares = new Shares(lease.connections(), clock.instant().plusSeconds(lease.leaseSeconds()));
    }
}
