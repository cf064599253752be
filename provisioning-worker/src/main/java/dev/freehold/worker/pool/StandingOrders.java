package dev.freehold.worker.pool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.tenancy.PoolId;

/** What the control plane said last that each pool is there for. One of which it has said nothing takes tenants. */
@Singleton
public class StandingOrders {
    private final Map<PoolId, PoolState> states = new ConcurrentHashMap<>();

    void take(PoolId pool, PoolState state) {
        states.put(pool, state);
    }

    /** How many databases to keep ready there, of so many that are wanted where tenants come. */
    public int wanted(PoolId pool, int wanted) {
        return switch (states.getOrDefault(pool, PoolState.OPEN)) {
            case REGISTERED, OPEN, CORDONED -> wanted;
            case DRAINING, RETIRED -> 0;
        };
    }

    /** Whether to make another where one is missing. */
    public boolean refills(PoolId pool) {
        return states.getOrDefault(pool, PoolState.OPEN) == PoolState.OPEN;
    }
}
