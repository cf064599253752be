package dev.freehold.controlplane.dataplane;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Lends each process its share of the connections to every pool of its region whose capacity is known. */
@Singleton
class ShareConnections {
    private final ShareTable shares;
    private final ConnectionsConfig config;
    private final DataPlaneConfig dataPlanes;

    ShareConnections(ShareTable shares, ConnectionsConfig config, DataPlaneConfig dataPlanes) {
        this.shares = requireNonNull(shares);
        this.config = requireNonNull(config);
        this.dataPlanes = requireNonNull(dataPlanes);
    }

    /** What the process is lent from now on, by pool id. Hold the region's lock, and prolong the process's lease only after. */
    Map<String, Claim> run(Region region, DataPlaneReport report) {
        Duration grace = dataPlanes.report();
        // A process closes what it holds beyond its floor once its lease has ended; that takes a moment.
        Map<String, Map<String, Claim>> claims = shares.claims(region, grace);
        Map<String, Claim> next = new HashMap<>();
        shares.capacities(region).forEach((pool, capacity) -> {
            Map<String, Claim> others = claims.getOrDefault(pool, new HashMap<>());
            Claim own = others.remove(report.process());
            int grant = budget(capacity).grant(committed(others.values()));
            next.put(
                    pool,
                    (own == null ? Claim.NONE : own)
                            .renewed(grant, report.connections().getOrDefault(pool, 0), dataPlanes.lease(), grace));
        });
        return next;
    }

    private ConnectionBudget budget(int capacity) {
        return new ConnectionBudget(capacity - config.workerReserve(), config.floor(), config.maxProcesses());
    }

    private static Collection<Integer> committed(Collection<Claim> claims) {
        return claims.stream().map(Claim::committed).toList();
    }
}
