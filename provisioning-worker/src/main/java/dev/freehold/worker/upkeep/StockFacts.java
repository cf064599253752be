package dev.freehold.worker.upkeep;

import dev.freehold.worker.postgres.DatabaseFacts;
import dev.freehold.worker.saga.StepFailedException;

/** What a database in stock must be like before upkeep touches it. */
final class StockFacts {
    private StockFacts() {}

    /** One that takes connections was a tenant's, whatever the ledger says: it may have been restored from an older backup. */
    static void requireClosedAndOurs(DatabaseFacts facts) {
        if (!facts.ours() || facts.connectable()) {
            throw StepFailedException.permanent(
                    "standby_in_use",
                    "A database that should be in stock takes connections or belongs to another role.");
        }
    }
}
