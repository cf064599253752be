package dev.freehold.worker.postgres;

import java.util.Set;

import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Refuses a pool on which tenants would not be separate, or their data not safe. */
public final class Preflight {
    private static final String TOO_OLD = "pool_too_old";
    private static final String SUPERUSER = "worker_is_superuser";
    private static final String OPEN_TO_PUBLIC = "pool_open_to_public";
    private static final String NOT_DURABLE = "pool_not_durable";
    private static final Set<String> DANGERS = Set.of(TOO_OLD, SUPERUSER, OPEN_TO_PUBLIC, NOT_DURABLE);

    private static final int OLDEST_VERSION = 160_000;
    private static final int OLDEST_TOLERATED_VERSION = 150_000;

    private final SqlSession sql;
    private final PoolAddress.Tolerance tolerance;

    public Preflight(SqlSession sql, PoolAddress.Tolerance tolerance) {
        this.sql = requireNonNull(sql, "sql is null");
        this.tolerance = requireNonNull(tolerance, "tolerance is null");
    }

    /** Whether the refusal of that code means that nobody should go on; others only wait for an administrator. */
    public static boolean isDangerous(String code) {
        return DANGERS.contains(code);
    }

    /** @throws StepFailedException naming what the pool's administrator has to change; retryable, since they can */
    public void check() {
        checkVersion();
        require(
                "SELECT NOT rolsuper FROM pg_roles WHERE rolname = current_user",
                SUPERUSER,
                "The worker's role on the pool is a superuser; give it CREATEDB and CREATEROLE only.");
        require(
                "SELECT rolcreatedb AND rolcreaterole FROM pg_roles WHERE rolname = current_user",
                "worker_lacks_rights",
                "The worker's role on the pool needs CREATEDB and CREATEROLE.");
        require("""
                SELECT bool_and(NOT has_database_privilege('public', oid, 'CONNECT')) FROM pg_database
                WHERE datname IN ('postgres', 'template1', current_database())
                """, OPEN_TO_PUBLIC, "PUBLIC may connect to postgres, template1 or the pool ledger; revoke that.");
        checkDurability();
    }

    private void checkVersion() {
        int oldest = tolerance.postgresql15() ? OLDEST_TOLERATED_VERSION : OLDEST_VERSION;
        require(
                "SELECT current_setting('server_version_num')::int >= " + oldest,
                TOO_OLD,
                "The pool runs a PostgreSQL older than 16, on which CREATEROLE is as good as a superuser. Upgrade it; 15 is"
                        + " taken where accept-risk-postgresql-15 is set for the pool.");
    }

    private void checkDurability() {
        if (!tolerance.development()) {
            require(
                    "SELECT current_setting('fsync')::bool AND current_setting('full_page_writes')::bool",
                    NOT_DURABLE,
                    "The pool runs with fsync or full_page_writes off and would lose data with its power. Turn both on.");
        }
    }

    private void require(String question, String code, String message) {
        if (!sql.holds(question)) {
            throw StepFailedException.retryable(code, message);
        }
    }
}
