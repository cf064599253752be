package dev.freehold.worker.lease;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import dev.freehold.worker.postgres.ServerCapacity;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.postgres.ledger.ReadyPool;

import static java.util.Objects.requireNonNull;

/** What the servers of this region's pools take, as each said last. */
@Singleton
class PoolCapacities {
    private static final Logger LOG = Logger.getLogger(PoolCapacities.class);
    private static final String APPLICATION_NAME = "fh:capacity";

    private final Pools pools;
    private final Map<String, Integer> connections = new ConcurrentHashMap<>();

    PoolCapacities(Pools pools) {
        this.pools = requireNonNull(pools, "pools is null");
    }

    /** Asks every server; one that is away keeps what it said before. */
    Map<String, Integer> connections() {
        pools.all().forEach(this::ask);
        return Map.copyOf(connections);
    }

    private void ask(ReadyPool pool) {
        try (SqlSession sql = pool.forReading().openLedger(APPLICATION_NAME)) {
            connections.put(pool.id().value(), new ServerCapacity(sql).connections());
        } catch (RuntimeException e) {
            LOG.debugf(e, "A pool's capacity could not be asked. pool=%s", pool.id());
        }
    }
}
