package dev.freehold.contracts.pool;

/**
 * What the control plane makes of a pool.
 *
 * @param measure the one who is told so is to measure the pool's databases now; nobody else is told for a while
 */
public record PoolOrder(PoolState state, boolean measure) {}
