package dev.freehold.worker.census.resolve;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.postgres.ledger.ReadyPool;

import static java.util.Objects.requireNonNull;

/** What all pools of the region know of a tenant, whatever the control plane says of it. */
record Ledgers(Pools pools) {
    private static final String APPLICATION_NAME = "fh:census";

    Ledgers {
        requireNonNull(pools, "pools is null");
    }

    /**
     * @throws RefusedResolution if a pool keeps names for it: what is removed would be a living tenant's, or one's that is retained
     * @throws dev.freehold.worker.postgres.PostgresException if a pool cannot be asked
     */
    void requireHomeless(TenantId tenant) {
        for (ReadyPool pool : pools.all()) {
            try (SqlSession ledger = pool.forReading().openLedger(APPLICATION_NAME)) {
                RefusedResolution.unless(
                        !ledger.holds("SELECT true FROM ledger.reservation WHERE tenant = ? LIMIT 1", tenant.value()),
                        "Pool " + pool.id() + " keeps a database for this tenant.");
            }
        }
    }
}
