package dev.freehold.controlplane.command;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** The queue's table. */
@Singleton
class CommandTable {
    private static final String INSERT = """
            INSERT INTO command (operation, tenant, region, pool, kind, message, state, due_at, traceparent)
            VALUES (:operation, :tenant, :region, :pool, :kind, CAST(:message AS jsonb), 'available', :dueAt, :traceparent)
            """;
    private static final String LOCK_LEASE = """
            SELECT message, attempt, tries, fence, compensating, published_version IS NOT NULL AS published, traceparent
            FROM command
            WHERE operation = :operation AND region = :region AND state = 'leased' AND attempt = :attempt
            FOR UPDATE
            """;
    private static final String TENANT_OF = """
            SELECT tenant FROM command WHERE operation = :operation AND region = :region
            """;
    private static final String MOVE_DEADLINE = """
            UPDATE command SET due_at = :deadline WHERE operation = :operation
            """;
    private static final String REQUEUE = """
            UPDATE command SET state = 'available', due_at = :dueAt, worker = NULL WHERE operation = :operation
            """;
    private static final String CLOSE = """
            UPDATE command
            SET state = 'closed', worker = NULL, message = message - 'firstAdmin' - 'source'
            WHERE operation = :operation AND state <> 'closed'
            """;

    private static final String HAS_PUBLISHED = """
            SELECT published_version IS NOT NULL FROM command WHERE operation = :operation
            """;

    private final Jdbi jdbi;

    CommandTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    void insert(Command message, Instant dueAt, @Nullable String traceparent) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("operation", message.operation().value())
                .bind("tenant", message.tenant().value())
                .bind("region", message.region().value())
                .bind("pool", message.pool().value())
                .bind("kind", message.kind().wireName())
                .bind("message", ContractJson.write(message))
                .bind("dueAt", dueAt)
                .bind("traceparent", traceparent)
                .execute());
    }

    Optional<QueuedCommand> lockLease(OperationId operation, Region region, int attempt) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK_LEASE)
                .bind("operation", operation.value())
                .bind("region", region.value())
                .bind("attempt", attempt)
                .map((result, context) -> command(result))
                .findOne());
    }

    Optional<TenantId> tenantOf(OperationId operation, Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(TENANT_OF)
                .bind("operation", operation.value())
                .bind("region", region.value())
                .map((result, context) -> new TenantId(new Row(result).id("tenant")))
                .findOne());
    }

    void moveDeadline(OperationId operation, Instant deadline) {
        jdbi.useHandle(handle -> handle.createUpdate(MOVE_DEADLINE)
                .bind("operation", operation.value())
                .bind("deadline", deadline)
                .execute());
    }

    void requeue(OperationId operation, Instant dueAt) {
        jdbi.useHandle(handle -> handle.createUpdate(REQUEUE)
                .bind("operation", operation.value())
                .bind("dueAt", dueAt)
                .execute());
    }

    boolean hasPublished(OperationId operation) {
        return jdbi.withHandle(handle -> handle.createQuery(HAS_PUBLISHED)
                .bind("operation", operation.value())
                .mapTo(boolean.class)
                .one());
    }

    void close(OperationId operation) {
        jdbi.useHandle(handle ->
                handle.createUpdate(CLOSE).bind("operation", operation.value()).execute());
    }

    static QueuedCommand command(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new QueuedCommand(
                ContractJson.read(row.text("message"), Command.class),
                row.integer("attempt"),
                row.integer("tries"),
                row.number("fence"),
                row.flag("compensating"),
                row.flag("published"),
                row.textOrNull("traceparent"));
    }
}
