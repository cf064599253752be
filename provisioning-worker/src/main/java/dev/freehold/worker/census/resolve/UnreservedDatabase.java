package dev.freehold.worker.census.resolve;

import java.util.List;

import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.effect.database.DropPace;
import dev.freehold.worker.postgres.DatabaseFacts;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.TenantStamp;
import dev.freehold.worker.postgres.ledger.PoolAccess;

/** Drops a database of the worker's that the ledger does not know, if it still bears the stamp that it had when the operator saw it. */
record UnreservedDatabase(PoolAccess pool, DropPace pace) {
    void resolve(Resolution asked) {
        DatabaseName database = new DatabaseName(asked.subject());
        DatabaseFacts facts = pool.databases().find(database).orElseThrow(RefusedResolution::noLongerSo);
        RefusedResolution.unless(
                !new LedgerNames(pool.sql()).know(database), "The ledger knows this database now; it is in use.");
        RefusedResolution.unless(facts.ours(), "The database belongs to another role.");
        RefusedResolution.unless(asked.confirmed(), "Nobody confirmed that it be dropped.");
        if (facts.connectable()) {
            RefusedResolution.unless(
                    stamps(database).equals(expected(asked)),
                    "The database bears another stamp than when it was found.");
            pool.databases().allowConnections(database, false);
        }
        pool.requireCurrent();
        pace.await(pool.pool());
        pool.databases().drop(database);
    }

    private List<TenantId> stamps(DatabaseName database) {
        try (SqlSession sql = pool.open(database)) {
            return TenantStamp.read(sql);
        }
    }

    private static List<TenantId> expected(Resolution asked) {
        return asked.tenant() == null ? List.of() : List.of(asked.tenant());
    }
}
