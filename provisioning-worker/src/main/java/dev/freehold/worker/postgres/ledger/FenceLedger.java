package dev.freehold.worker.postgres.ledger;

import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.saga.FencedException;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/**
 * Takes over a tenant on this pool: from then on no older attempt that stands in the way can change anything, even if it was only
 * frozen. Two attempts stand in each other's way unless both are shared and of different operations.
 */
final class FenceLedger {
    private static final int TERMINATION_MILLIS = 5_000;
    private static final String OLDER_SESSIONS = """
            SELECT a.pid FROM pg_stat_activity a
            JOIN ledger.fence f ON a.application_name = 'fh:' || f.operation || ':' || f.attempt
            WHERE f.tenant = ? AND f.fence < ? AND NOT (f.shared AND ? AND f.operation <> ?) AND a.usename = current_user
            """;

    private final SqlSession sql;
    private final Fence fence;

    FenceLedger(SqlSession sql, Fence fence) {
        this.sql = requireNonNull(sql, "sql is null");
        this.fence = requireNonNull(fence, "fence is null");
    }

    /** The order matters: what is raised first refuses attempts that are still connecting, and those that are connected get ended. */
    void takeOver() {
        raise();
        requireCurrent();
        endOlderAttempts();
        lock();
        requireCurrent();
        forgetOlderAttempts();
    }

    /** @throws FencedException if a later attempt that stands in this one's way has raised the fence */
    void requireCurrent() {
        boolean current = sql.holds(
                """
                SELECT EXISTS (
                        SELECT 1 FROM ledger.fence WHERE tenant = ? AND fence = ? AND operation = ? AND attempt = ?)
                    AND NOT EXISTS (
                        SELECT 1 FROM ledger.fence WHERE tenant = ? AND fence > ? AND NOT (shared AND ? AND operation <> ?))
                """,
                fence.tenant().value(),
                fence.number(),
                fence.operation().value(),
                fence.attempt(),
                fence.tenant().value(),
                fence.number(),
                fence.shared(),
                fence.operation().value());
        if (!current) {
            throw new FencedException("a later attempt acts for tenant " + fence.tenant());
        }
    }

    private void raise() {
        sql.update(
                """
                INSERT INTO ledger.fence (tenant, fence, operation, attempt, shared) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                fence.tenant().value(),
                fence.number(),
                fence.operation().value(),
                fence.attempt(),
                fence.shared());
    }

    private void endOlderAttempts() {
        sql.all(
                "SELECT pg_terminate_backend(pid, ?) FROM (" + OLDER_SESSIONS + ") older",
                row -> row.getBoolean(1),
                TERMINATION_MILLIS,
                fence.tenant().value(),
                fence.number(),
                fence.shared(),
                fence.operation().value());
        if (sql.first(
                        OLDER_SESSIONS,
                        row -> row.getInt(1),
                        fence.tenant().value(),
                        fence.number(),
                        fence.shared(),
                        fence.operation().value())
                .isPresent()) {
            throw StepFailedException.retryable(
                    "older_attempt_alive", "A session of an earlier attempt could not be ended yet.");
        }
    }

    /** Held until the connection ends. */
    private void lock() {
        sql.all(
                fence.shared()
                        ? "SELECT pg_advisory_lock_shared(hashtextextended('tenant:' || ?, 0))"
                        : "SELECT pg_advisory_lock(hashtextextended('tenant:' || ?, 0))",
                row -> true,
                fence.tenant().toString());
    }

    /** All that this one has ended, and shared ones beside it that have ended themselves: a later one need not look for their sessions. */
    private void forgetOlderAttempts() {
        sql.update(
                """
                DELETE FROM ledger.fence f WHERE f.tenant = ? AND f.fence < ? AND NOT (f.shared AND ? AND f.operation <> ? AND EXISTS (
                    SELECT 1 FROM pg_stat_activity
                    WHERE application_name = 'fh:' || f.operation || ':' || f.attempt AND usename = current_user))
                """,
                fence.tenant().value(),
                fence.number(),
                fence.shared(),
                fence.operation().value());
    }
}
