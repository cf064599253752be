package dev.freehold.controlplane.health.report;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.pool.PoolReport;
import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** What workers said last of pools. Every moment in it is by the database's clock. */
@Singleton
class PoolReportTable {
    private static final int LONGEST_MESSAGE = 500;
    private static final String STATE = """
            SELECT state FROM pool WHERE id = :pool AND region = :region
            """;
    private static final String WRITE = """
            INSERT INTO pool_report (pool, worker, ready, failure_code, failure_message, sessions, reported_at)
            VALUES (:pool, :worker, :ready, :code, :message, :sessions, clock_timestamp())
            ON CONFLICT (pool, worker) DO UPDATE SET
                ready = excluded.ready, failure_code = excluded.failure_code, failure_message = excluded.failure_message,
                sessions = excluded.sessions, reported_at = excluded.reported_at
            """;
    private static final String ORDER = """
            INSERT INTO pool_size (pool, ordered_at) VALUES (:pool, clock_timestamp())
            ON CONFLICT (pool) DO UPDATE SET ordered_at = excluded.ordered_at
            WHERE pool_size.ordered_at <= clock_timestamp() - make_interval(secs => :every)
            """;
    private static final String FORGET = """
            DELETE FROM pool_report WHERE reported_at < clock_timestamp() - interval '1 hour'
            """;

    private final Jdbi jdbi;

    PoolReportTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    Optional<PoolState> stateOf(PoolId pool, Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(STATE)
                .bind("pool", pool.value())
                .bind("region", region.value())
                .mapTo(String.class)
                .findOne()
                .map(PoolState::parse));
    }

    void write(PoolId pool, PoolReport report) {
        Failure failure = report.ready() ? null : report.failure();
        jdbi.useHandle(handle -> handle.createUpdate(WRITE)
                .bind("pool", pool.value())
                .bind("worker", report.worker())
                .bind("ready", report.ready())
                .bindByType("code", failure == null ? null : failure.code(), String.class)
                .bindByType("message", failure == null ? null : shortened(failure.message()), String.class)
                .bindByType("sessions", report.sessions(), Integer.class)
                .execute());
    }

    /** Answers whether it is time to measure the pool, and to nobody else until that time is over again. */
    boolean order(PoolId pool, Duration every) {
        return jdbi.withHandle(handle -> handle.createUpdate(ORDER)
                        .bind("pool", pool.value())
                        .bind("every", every.toMillis() / 1000.0)
                        .execute())
                == 1;
    }

    /** Workers that are no more. */
    void forget() {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET).execute());
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
    }
}
