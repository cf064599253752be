package dev.freehold.worker.postgres.ledger;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.worker.postgres.MigrationHistory;
import dev.freehold.worker.postgres.PostgresPool;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/**
 * One attempt's fenced access to one pool. Its ledger connection holds the tenant's lock for as long as it lives, so DDL goes through
 * it; a later attempt ends that connection before it acts. A connection into a tenant's database is opened first and the fence
 * checked after, so that it either is ended by the later attempt or learns of it.
 */
public final class PoolSession implements PoolAccess, AutoCloseable {
    private static final String WAIT_FOR_LOCKS = "SET lock_timeout = '10s'";

    private final PostgresPool pool;
    private final Fence fence;
    private final SqlSession sql;
    private final FenceLedger fences;

    private PoolSession(PostgresPool pool, Fence fence, SqlSession sql) {
        this.pool = requireNonNull(pool, "pool is null");
        this.fence = requireNonNull(fence, "fence is null");
        this.sql = requireNonNull(sql, "sql is null");
        this.fences = new FenceLedger(sql, fence);
    }

    /** @throws dev.freehold.worker.saga.FencedException if a later attempt acts for the tenant */
    public static PoolSession open(PostgresPool pool, Fence fence) {
        SqlSession sql = pool.openLedger(fence.applicationName());
        try {
            sql.run(WAIT_FOR_LOCKS);
            PoolSession session = new PoolSession(pool, fence, sql);
            session.fences.takeOver();
            return session;
        } catch (RuntimeException e) {
            sql.close();
            throw e;
        }
    }

    /** @throws dev.freehold.worker.saga.FencedException if a later attempt acts for the tenant */
    @Override
    public void requireCurrent() {
        fences.requireCurrent();
    }

    @Override
    public PoolId pool() {
        return pool.address().pool();
    }

    public DatabaseName ledgerDatabase() {
        return pool.address().ledgerDatabase();
    }

    public Fence fence() {
        return fence;
    }

    /** The connection that holds the tenant's lock. */
    @Override
    public SqlSession sql() {
        return sql;
    }

    public Reservations reservations() {
        return new Reservations(sql);
    }

    public Offboardings offboardings() {
        return new Offboardings(sql);
    }

    /** A connection as the worker into another database. */
    @Override
    public SqlSession open(DatabaseName database) {
        return checked(pool.open(database, fence.applicationName()));
    }

    /** A connection as {@link PostgresPool#OWNER} into another database. */
    public SqlSession openAsOwner(DatabaseName database) {
        return checked(pool.openAsOwner(database, fence.applicationName()));
    }

    /** Brings the tables of a history in a tenant's database to its newest script, as {@link PostgresPool#OWNER}. */
    @Override
    public void migrate(DatabaseName database, MigrationHistory history) {
        history.migrate(() -> checked(pool.connectAsOwner(database, fence.applicationName())));
    }

    /** A login of a tenant's role; nothing is to be changed through it. */
    public SqlSession openAs(DatabaseName database, RoleName role, String password) {
        return pool.openAs(database, role, password, fence.applicationName());
    }

    @Override
    public void close() {
        sql.close();
    }

    private <T extends AutoCloseable> T checked(T opened) {
        return OpenedFirst.thenChecked(opened, this::requireCurrent);
    }
}
