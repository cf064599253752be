package dev.freehold.controlplane.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.event.CloudEvent;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Events in the order of their numbers. */
@Singleton
class EventTable {
    private static final String INSERT = """
            INSERT INTO event (id, type, subject, at, data)
            VALUES (:id, :type, :subject, :at, CAST(:data AS jsonb))
            RETURNING number
            """;
    private static final String PAGE = """
            SELECT id, number, type, subject, at, data
            FROM event
            WHERE id < :before
              AND (CAST(:subject AS uuid) IS NULL OR subject = CAST(:subject AS uuid))
              AND (CAST(:type AS text) IS NULL OR type = :type)
            ORDER BY id DESC
            LIMIT :limit
            """;
    private static final String FIND = """
            SELECT id, number, type, subject, at, data FROM event WHERE id = :id
            """;
    private static final String PURGE = """
            DELETE FROM event
            WHERE id IN (SELECT id FROM event WHERE at < :before ORDER BY at LIMIT :limit)
            """;

    private final Jdbi jdbi;
    private final EventsConfig config;

    EventTable(Jdbi jdbi, EventsConfig config) {
        this.jdbi = requireNonNull(jdbi);
        this.config = requireNonNull(config);
    }

    /** Its number. */
    long insert(UUID id, String type, UUID subject, Instant at, Map<String, Object> data) {
        return jdbi.withHandle(handle -> handle.createQuery(INSERT)
                .bind("id", id)
                .bind("type", type)
                .bind("subject", subject)
                .bind("at", at)
                .bind("data", ContractJson.write(data))
                .mapTo(long.class)
                .one());
    }

    List<CloudEvent> page(@Nullable UUID subject, @Nullable String type, Cursor before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("before", before.last())
                .bind("subject", subject)
                .bind("type", type)
                .bind("limit", limit)
                .map((result, context) -> read(result))
                .list());
    }

    CloudEvent get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", id)
                .map((result, context) -> read(result))
                .one());
    }

    int purge(Instant before, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate(PURGE)
                .bind("before", before)
                .bind("limit", limit)
                .execute());
    }

    @SuppressWarnings("unchecked")
    private CloudEvent read(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return CloudEvent.of(
                row.id("id"),
                config.source(),
                row.text("type"),
                row.id("subject"),
                row.time("at"),
                row.number("number"),
                ContractJson.read(row.text("data"), Map.class));
    }
}
