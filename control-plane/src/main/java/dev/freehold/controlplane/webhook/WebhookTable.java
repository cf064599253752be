package dev.freehold.controlplane.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Webhooks. */
@Singleton
class WebhookTable {
    private static final String ALL = """
            SELECT * FROM webhook ORDER BY id
            """;
    private static final String FIND = """
            SELECT * FROM webhook WHERE id = :id
            """;
    // Events are written meanwhile: their deliveries refer to this row.
    private static final String LOCK = """
            SELECT * FROM webhook WHERE id = :id FOR NO KEY UPDATE
            """;
    private static final String INSERT = """
            INSERT INTO webhook (id, url, types, enabled, version, created_by, created_at)
            VALUES (:id, :url, :types, :enabled, :version, :createdBy, :createdAt)
            """;
    private static final String UPDATE = """
            UPDATE webhook
            SET url = :url, types = :types, enabled = :enabled, version = :version, failing_since = :failingSince,
                disabled_reason = :disabledReason
            WHERE id = :id
            """;
    // Apart, and first: while the webhook itself is being deleted, whoever writes an event waits.
    private static final String DELETE_DELIVERIES = """
            DELETE FROM webhook_delivery WHERE webhook = :id
            """;
    private static final String DELETE = """
            DELETE FROM webhook WHERE id = :id
            """;
    private static final String WELL = """
            UPDATE webhook SET failing_since = NULL WHERE id = :id AND failing_since IS NOT NULL
            """;
    private static final String FAILING = """
            UPDATE webhook
            SET failing_since = coalesce(failing_since, :now),
                enabled = enabled AND coalesce(failing_since, :now) > :longAgo,
                disabled_reason = CASE WHEN coalesce(failing_since, :now) > :longAgo THEN disabled_reason ELSE :reason END
            WHERE id = :id
            """;

    private final Jdbi jdbi;

    WebhookTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    List<Webhook> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery(ALL).map((result, context) -> read(result)).list());
    }

    Optional<Webhook> find(UUID id) {
        return one(FIND, id);
    }

    Optional<Webhook> lock(UUID id) {
        return one(LOCK, id);
    }

    void insert(Webhook webhook) {
        jdbi.useHandle(handle -> bind(handle.createUpdate(INSERT), webhook)
                .bind("createdBy", webhook.createdBy())
                .bind("createdAt", webhook.createdAt())
                .execute());
    }

    void update(Webhook webhook) {
        jdbi.useHandle(handle -> bind(handle.createUpdate(UPDATE), webhook)
                .bind("failingSince", webhook.failingSince())
                .bind("disabledReason", webhook.disabledReason())
                .execute());
    }

    /** With its deliveries. */
    void delete(UUID id) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(DELETE_DELIVERIES).bind("id", id).execute();
            handle.createUpdate(DELETE).bind("id", id).execute();
        });
    }

    void well(UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate(WELL).bind("id", id).execute());
    }

    /** @param longAgo one that has been failing since then or longer is disabled */
    void failing(UUID id, Instant now, Instant longAgo, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate(FAILING)
                .bind("id", id)
                .bind("now", now)
                .bind("longAgo", longAgo)
                .bind("reason", reason)
                .execute());
    }

    private Optional<Webhook> one(String statement, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(statement)
                .bind("id", id)
                .map((result, context) -> read(result))
                .findOne());
    }

    private static Update bind(Update update, Webhook webhook) {
        return update.bind("id", webhook.id())
                .bind("url", webhook.url())
                .bindArray("types", String.class, webhook.types())
                .bind("enabled", webhook.enabled())
                .bind("version", webhook.version());
    }

    private static Webhook read(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new Webhook(
                row.id("id"),
                row.text("url"),
                List.of((String[]) result.getArray("types").getArray()),
                row.flag("enabled"),
                row.integer("version"),
                row.text("created_by"),
                row.time("created_at"),
                row.timeOrNull("failing_since"),
                row.textOrNull("disabled_reason"));
    }
}
