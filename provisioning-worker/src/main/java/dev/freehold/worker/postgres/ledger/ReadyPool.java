package dev.freehold.worker.postgres.ledger;

import java.util.concurrent.locks.ReentrantLock;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.worker.postgres.PostgresPool;

import static java.util.Objects.requireNonNull;

/** A pool that gets prepared once, by whoever needs it first. */
public final class ReadyPool {
    private final PostgresPool pool;
    private final ReentrantLock preparing = new ReentrantLock();
    private volatile boolean prepared;

    ReadyPool(PostgresPool pool) {
        this.pool = requireNonNull(pool, "pool is null");
    }

    public PoolId id() {
        return pool.address().pool();
    }

    /** @throws dev.freehold.worker.saga.StepFailedException if the preflight refuses the pool */
    public void prepare() {
        if (prepared) {
            return;
        }
        preparing.lock();
        try {
            if (!prepared) {
                new PoolPreparation(pool).run();
                prepared = true;
            }
        } finally {
            preparing.unlock();
        }
    }

    /** For work that belongs to no tenant; whether it may be done is asked by {@link UpkeepSession#takeOver}. */
    public UpkeepSession openForUpkeep() {
        prepare();
        return UpkeepSession.open(pool);
    }

    /** For whoever only looks: nothing keeps others from acting meanwhile. */
    public PostgresPool forReading() {
        prepare();
        return pool;
    }

    PoolSession open(Fence fence) {
        prepare();
        return PoolSession.open(pool, fence);
    }
}
