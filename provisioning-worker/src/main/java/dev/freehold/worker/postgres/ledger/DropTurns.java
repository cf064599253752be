package dev.freehold.worker.postgres.ledger;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/**
 * Holds a pool to so many drops an hour, over all workers: whoever can order drops, the control plane itself if it was taken over, cannot
 * order away a fleet faster than somebody notices.
 */
public final class DropTurns {
    private final PoolAccess pool;
    private final DropRules rules;

    public DropTurns(PoolAccess pool, DropRules rules) {
        this.pool = requireNonNull(pool, "pool is null");
        this.rules = requireNonNull(rules, "rules is null");
    }

    /**
     * Takes a turn and does the work in one transaction of the ledger.
     *
     * @throws StepFailedException retryably, while the pool has had all its turns
     */
    public void take(TenantId tenant, boolean purge, Runnable work) {
        pool.alone("drops", () -> {
            requireFree(purge);
            pool.sql().inTransaction(() -> {
                pool.sql().update("DELETE FROM ledger.drop_turn WHERE taken_at < now() - interval '1 hour'");
                pool.sql().update("INSERT INTO ledger.drop_turn (tenant, purge) VALUES (?, ?)", tenant.value(), purge);
                work.run();
            });
        });
    }

    /** @throws StepFailedException retryably, while the pool has had all its turns */
    public void requireFree(boolean purge) {
        if (taken(false) >= rules.dropsPerHour()) {
            throw limited("drops", rules.dropsPerHour());
        }
        if (purge && taken(true) >= rules.purgesPerHour()) {
            throw limited("drops ahead of their time", rules.purgesPerHour());
        }
    }

    private int taken(boolean purgesOnly) {
        return pool.sql().first("""
                        SELECT count(*)::int FROM ledger.drop_turn
                        WHERE taken_at >= now() - interval '1 hour' AND (purge OR NOT ?)
                        """, row -> row.getInt(1), purgesOnly).orElseThrow();
    }

    private static StepFailedException limited(String what, int limit) {
        return StepFailedException.retryable(
                "drops_limited",
                "The pool has had its " + limit + " " + what
                        + " of this hour; it goes on by itself when there is room.");
    }
}
