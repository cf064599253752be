package dev.freehold.controlplane.placement;

import java.util.Locale;

import dev.freehold.contracts.pool.PoolState;

/** What an operator may do with a pool, and in which states. */
enum PoolChange {
    CORDON(PoolState.CORDONED),
    UNCORDON(PoolState.OPEN),
    DRAIN(PoolState.DRAINING),
    /** Of an empty one only. */
    RETIRE(PoolState.RETIRED);

    private final PoolState to;

    PoolChange(PoolState to) {
        this.to = to;
    }

    PoolState to() {
        return to;
    }

    boolean isAllowedIn(PoolState state) {
        return switch (state) {
            case REGISTERED -> this == RETIRE;
            case OPEN, CORDONED, DRAINING -> true;
            case RETIRED -> false;
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
