package dev.freehold.worker.postgres.ledger;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.worker.postgres.MigrationHistory;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.postgres.PostgresPool;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/**
 * Access to one pool for work that belongs to no tenant. One session of the pool at a time has it, over all workers, by a lock that ends
 * with its ledger connection; and the server ends that connection if the worker behind it says nothing for a while.
 */
public final class UpkeepSession implements PoolAccess, AutoCloseable {
    private static final String APPLICATION_NAME = "fh:upkeep";
    /** Longer than anything that this session does elsewhere between two statements here. */
    private static final String GIVE_UP_WHEN_FROZEN = "SET idle_session_timeout = '60s'";

    private static final String WAIT_FOR_LOCKS = "SET lock_timeout = '10s'";

    private final PostgresPool pool;
    private final SqlSession sql;

    private UpkeepSession(PostgresPool pool, SqlSession sql) {
        this.pool = requireNonNull(pool, "pool is null");
        this.sql = requireNonNull(sql, "sql is null");
    }

    static UpkeepSession open(PostgresPool pool) {
        SqlSession sql = pool.openLedger(APPLICATION_NAME);
        try {
            sql.run(GIVE_UP_WHEN_FROZEN);
            sql.run(WAIT_FOR_LOCKS);
            return new UpkeepSession(pool, sql);
        } catch (RuntimeException e) {
            sql.close();
            throw e;
        }
    }

    /** Takes the pool's upkeep for as long as this session lives. False if another session has it. */
    public boolean takeOver() {
        if (!sql.holds("SELECT pg_try_advisory_lock(hashtextextended('upkeep', 0))")) {
            return false;
        }
        endLeftovers();
        return true;
    }

    @Override
    public PoolId pool() {
        return pool.address().pool();
    }

    @Override
    public SqlSession sql() {
        return sql;
    }

    /** The lock lives as long as the connection, so whoever is still answered has it. */
    @Override
    public void requireCurrent() {
        sql.holds("SELECT true");
    }

    @Override
    public SqlSession open(DatabaseName database) {
        return OpenedFirst.thenChecked(pool.open(database, APPLICATION_NAME), this::requireCurrent);
    }

    @Override
    public void migrate(DatabaseName database, MigrationHistory history) {
        history.migrate(
                () -> OpenedFirst.thenChecked(pool.connectAsOwner(database, APPLICATION_NAME), this::requireCurrent));
    }

    /** Gives the lock up itself: the server would only do so once it has noticed that the connection is gone. */
    @Override
    public void close() {
        try (sql) {
            sql.run("SELECT pg_advisory_unlock_all()");
        } catch (PostgresException _) {
            // The connection is gone, and the lock with it.
        }
    }

    /** Whoever had the lock before may be frozen with connections into other databases; that to the ledger is gone. */
    private void endLeftovers() {
        sql.all("""
                SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                WHERE application_name = ? AND usename = current_user AND datname <> current_database()
                """, row -> true, APPLICATION_NAME);
    }
}
