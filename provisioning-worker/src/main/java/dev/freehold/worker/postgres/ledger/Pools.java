package dev.freehold.worker.postgres.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.opentelemetry.api.trace.Tracer;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.worker.postgres.PoolAddress;
import dev.freehold.worker.postgres.PostgresPool;
import dev.freehold.worker.saga.StepFailedException;

/** The pools of this region. Each is prepared when it is first reached, so one that is down stops nobody. */
public final class Pools {
    private final Map<PoolId, ReadyPool> pools;

    /** @param tracer gets a span a statement */
    public Pools(Collection<PoolAddress> addresses, Tracer tracer) {
        this.pools = addresses.stream()
                .map(address -> new ReadyPool(new PostgresPool(address, tracer)))
                .collect(Collectors.toUnmodifiableMap(ReadyPool::id, Function.identity()));
    }

    /**
     * Opens a pool for one attempt.
     *
     * @throws StepFailedException if no such pool is configured or it refuses to be prepared
     */
    public PoolSession open(PoolId pool, Fence fence) {
        return require(pool).open(fence);
    }

    /** @throws StepFailedException if no such pool is configured */
    public ReadyPool require(PoolId pool) {
        ReadyPool known = pools.get(pool);
        if (known == null) {
            throw StepFailedException.retryable("pool_unknown", "This region's workers have no pool " + pool + ".");
        }
        return known;
    }

    /** In no order. */
    public List<ReadyPool> all() {
        return List.copyOf(pools.values());
    }
}
