package dev.freehold.controlplane.platform.idempotency;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Answers by caller, route and key. */
@Singleton
class AnswerTable {
    private static final Duration KEPT = Duration.ofHours(24);

    // One who asks while another's transaction is at it waits here for its end.
    private static final String CLAIM = """
            INSERT INTO idempotency_key AS kept (caller, route, key, fingerprint, created_at)
            VALUES (:caller, :route, :key, decode(:fingerprint, 'hex'), :now)
            ON CONFLICT (caller, route, key) DO UPDATE SET
                fingerprint = excluded.fingerprint, created_at = excluded.created_at,
                status = NULL, location = NULL, body = NULL
            WHERE kept.created_at <= :expired
            """;
    private static final String KEEP = """
            UPDATE idempotency_key SET status = :status, location = :location, body = :body
            WHERE caller = :caller AND route = :route AND key = :key
            """;
    private static final String FIND = """
            SELECT encode(fingerprint, 'hex') AS fingerprint, status, location, body
            FROM idempotency_key
            WHERE caller = :caller AND route = :route AND key = :key
            """;
    private static final String PURGE = """
            DELETE FROM idempotency_key WHERE created_at <= :expired
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    AnswerTable(Jdbi jdbi, Clock clock) {
        this.jdbi = requireNonNull(jdbi);
        this.clock = requireNonNull(clock);
    }

    /** Answers whether the caller is the first to ask, and so has to find the answer. */
    boolean claim(AskedOnce asked) {
        return jdbi.withHandle(handle -> bind(handle.createUpdate(CLAIM), asked)
                        .bind("fingerprint", asked.fingerprint())
                        .bind("now", clock.instant())
                        .bind("expired", clock.instant().minus(KEPT))
                        .execute())
                == 1;
    }

    void keep(AskedOnce asked, GivenAnswer answer) {
        jdbi.useHandle(handle -> bind(handle.createUpdate(KEEP), asked)
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("body", answer.body())
                .execute());
    }

    /** What was answered to one who asked first, whether the same or something else. */
    GivenAnswer get(AskedOnce asked) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(FIND), asked)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new GivenAnswer(
                            row.text("fingerprint"),
                            row.integer("status"),
                            row.textOrNull("location"),
                            row.text("body"));
                })
                .one());
    }

    int purge() {
        return jdbi.withHandle(handle -> handle.createUpdate(PURGE)
                .bind("expired", clock.instant().minus(KEPT))
                .execute());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, AskedOnce asked) {
        return statement
                .bind("caller", asked.caller())
                .bind("route", asked.route())
                .bind("key", asked.key());
    }
}
