package dev.freehold.controlplane.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.egress.Egress;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Deliveries: what is due, and what became of the rest. */
@Singleton
class DeliveryTable {
    private static final String FAN_OUT = """
            INSERT INTO webhook_delivery (webhook, event, number, subject, state, due_at)
            SELECT id, :event, :number, :subject, 'pending', :now
            FROM webhook
            WHERE enabled AND (types = '{}' OR :type = ANY (types))
            FOR KEY SHARE
            """;
    private static final String WAITING = """
            SELECT id
            FROM webhook
            WHERE enabled AND EXISTS (
                SELECT FROM webhook_delivery d WHERE d.webhook = webhook.id AND d.state = 'pending' AND d.due_at <= :now)
            """;
    // The oldest of a subject goes first; what is behind it waits until it is taken or given up.
    private static final String CLAIM = """
            UPDATE webhook_delivery
            SET attempts = attempts + 1, first_at = coalesce(first_at, :now), last_at = :now, due_at = :lostAt
            WHERE webhook = :webhook AND event = (
                SELECT d.event
                FROM webhook_delivery d
                JOIN webhook w ON w.id = d.webhook AND w.enabled
                WHERE d.webhook = :webhook AND d.state = 'pending' AND d.due_at <= :now
                  AND NOT EXISTS (
                      SELECT FROM webhook_delivery earlier
                      WHERE earlier.webhook = d.webhook AND earlier.subject = d.subject AND earlier.state = 'pending'
                        AND earlier.number < d.number)
                ORDER BY d.number
                LIMIT 1
                FOR UPDATE OF d SKIP LOCKED)
            RETURNING event, attempts, first_at
            """;
    private static final String END = """
            UPDATE webhook_delivery
            SET state = :state, due_at = :dueAt, last_status = :status, last_error = :error
            WHERE webhook = :webhook AND event = :event AND attempts = :attempt
            """;
    private static final String PAGE = """
            SELECT d.webhook, d.event, e.type, d.subject, d.state, d.attempts, d.first_at, d.last_at, d.last_status, d.last_error,
                   CASE WHEN d.state = 'pending' THEN d.due_at END AS due_at
            FROM webhook_delivery d
            JOIN event e ON e.id = d.event
            WHERE d.webhook = :webhook AND d.event < :before AND (CAST(:state AS text) IS NULL OR d.state = :state)
            ORDER BY d.event DESC
            LIMIT :limit
            """;
    private static final String REPLAY = """
            INSERT INTO webhook_delivery AS d (webhook, event, number, subject, state, due_at)
            SELECT w.id, e.id, e.number, e.subject, 'pending', :now
            FROM event e
            JOIN webhook w ON w.id = :webhook AND (w.types = '{}' OR e.type = ANY (w.types))
            WHERE e.at >= :since AND e.at <= :until
            ON CONFLICT (webhook, event) DO UPDATE SET
                state = 'pending', due_at = excluded.due_at, attempts = 0, first_at = NULL
            WHERE d.state <> 'pending'
            """;

    private final Jdbi jdbi;

    DeliveryTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /**
     * What is being tried.
     *
     * @param attempt tells whose report counts, should two be at it
     */
    record Claimed(UUID event, int attempt, Instant firstAt) {}

    void fanOut(UUID event, long number, String type, UUID subject, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(FAN_OUT)
                .bind("event", event)
                .bind("number", number)
                .bind("type", type)
                .bind("subject", subject)
                .bind("now", now)
                .execute());
    }

    /** Webhooks for which something is due. */
    List<UUID> waiting(Instant now) {
        return jdbi.withHandle(handle ->
                handle.createQuery(WAITING).bind("now", now).mapTo(UUID.class).list());
    }

    /** @param lostAt when somebody else may try it, should this attempt never end */
    Optional<Claimed> claim(UUID webhook, Instant now, Instant lostAt) {
        return jdbi.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("webhook", webhook)
                .bind("now", now)
                .bind("lostAt", lostAt)
                .map((result, context) -> new Claimed(
                        new Row(result).id("event"),
                        new Row(result).integer("attempts"),
                        new Row(result).time("first_at")))
                .findOne());
    }

    void end(UUID webhook, Claimed claimed, String state, Instant dueAt, Egress.Answer answer) {
        jdbi.useHandle(handle -> handle.createUpdate(END)
                .bind("webhook", webhook)
                .bind("event", claimed.event())
                .bind("attempt", claimed.attempt())
                .bind("state", state)
                .bind("dueAt", dueAt)
                .bind("status", answer.status())
                .bind("error", answer.error())
                .execute());
    }

    List<Delivery> page(UUID webhook, @Nullable String state, Cursor before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("webhook", webhook)
                .bind("state", state)
                .bind("before", before.last())
                .bind("limit", limit)
                .map((result, context) -> read(result))
                .list());
    }

    /** How many are due again, or for the first time. */
    int replay(UUID webhook, Instant since, Instant until, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(REPLAY)
                .bind("webhook", webhook)
                .bind("since", since)
                .bind("until", until)
                .bind("now", now)
                .execute());
    }

    private static Delivery read(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new Delivery(
                row.id("webhook"),
                row.id("event"),
                row.text("type"),
                row.id("subject"),
                row.text("state"),
                row.integer("attempts"),
                row.timeOrNull("first_at"),
                row.timeOrNull("last_at"),
                result.getObject("last_status", Integer.class),
                row.textOrNull("last_error"),
                row.timeOrNull("due_at"));
    }
}
