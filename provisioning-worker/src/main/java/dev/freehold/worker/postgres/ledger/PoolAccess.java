package dev.freehold.worker.postgres.ledger;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.worker.postgres.Databases;
import dev.freehold.worker.postgres.MigrationHistory;
import dev.freehold.worker.postgres.Roles;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.stock.Standbys;
import dev.freehold.worker.postgres.stock.Templates;

/** The right to change things on one pool, by whatever keeps others from it meanwhile. */
public interface PoolAccess {
    PoolId pool();

    /** The ledger connection, which holds the lock. */
    SqlSession sql();

    /** Throws once somebody else may act. */
    void requireCurrent();

    /** A connection as the worker into another database. */
    SqlSession open(DatabaseName database);

    /** Brings the tables of a history to its newest script, as {@link dev.freehold.worker.postgres.PostgresPool#OWNER}. */
    void migrate(DatabaseName database, MigrationHistory history);

    /** Lets one session of this pool at a time do what the name stands for; the others wait. Where the work fails, the end of the session gives the lock up. */
    default void alone(String name, Runnable work) {
        sql().all("SELECT pg_advisory_lock(hashtextextended(?, 0))", row -> true, name);
        work.run();
        sql().all("SELECT pg_advisory_unlock(hashtextextended(?, 0))", row -> true, name);
    }

    default Roles roles() {
        return new Roles(sql());
    }

    default Databases databases() {
        return new Databases(sql());
    }

    default Templates templates() {
        return new Templates(sql());
    }

    default Standbys standbys() {
        return new Standbys(sql());
    }
}
