package dev.freehold.worker.postgres;

import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Refuses a pool on which tenants would not be separate. */
public final class Preflight {
    private static final int OLDEST_VERSION = 160_000;

    private final SqlSession sql;

    public Preflight(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    /** @throws StepFailedException naming what the pool's administrator has to change; retryable, since they can */
    public void check() {
        require(
                "SELECT current_setting('server_version_num')::int >= " + OLDEST_VERSION,
                "pool_too_old",
                "The pool runs a PostgreSQL older than 16, on which CREATEROLE is as good as a superuser.");
        require(
                "SELECT NOT rolsuper FROM pg_roles WHERE rolname = current_user",
                "worker_is_superuser",
                "The worker's role on the pool is a superuser; give it CREATEDB and CREATEROLE only.");
        require(
                "SELECT rolcreatedb AND rolcreaterole FROM pg_roles WHERE rolname = current_user",
                "worker_lacks_rights",
                "The worker's role on the pool needs CREATEDB and CREATEROLE.");
        require(
                """
                SELECT bool_and(NOT has_database_privilege('public', oid, 'CONNECT')) FROM pg_database
                WHERE datname IN ('postgres', 'template1', current_database())
                """,
                "pool_open_to_public",
                "PUBLIC may connect to postgres, template1 or the pool ledger; revoke that.");
    }

    private void require(String question, String code, String message) {
        if (!sql.holds(question)) {
            throw StepFailedException.retryable(code, message);
        }
    }
}
