package dev.freehold.controlplane.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.placement.Choice;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Operations, without their steps. */
@Singleton
class OperationTable {
    private static final String INSERT = """
            INSERT INTO operation
                (id, kind, exclusive, tenant, tenant_slug, state, requested_by, trace_id, retry_of, created_at)
            VALUES (:id, :kind, :exclusive, :tenant, :slug, :state, :requestedBy, :traceId, CAST(:retryOf AS uuid), :createdAt)
            """;
    private static final String ONE = """
            SELECT id, kind, tenant, tenant_slug, state, requested_by, trace_id, worker, retry_of,
                   error_code, error_message, error_step, created_at, finished_at, placement
            FROM operation
            WHERE id = :id
            """;
    private static final String OPEN_OF_TENANT = """
            SELECT id, kind, tenant, tenant_slug, state, requested_by, trace_id, worker, retry_of,
                   error_code, error_message, error_step, created_at, finished_at, placement
            FROM operation
            WHERE tenant = :tenant AND state IN ('pending', 'running')
            ORDER BY id
            """;
    // The slug is there for its index.
    private static final String LAST_EXCLUSIVE = """
            SELECT id, kind, tenant, tenant_slug, state, requested_by, trace_id, worker, retry_of,
                   error_code, error_message, error_step, created_at, finished_at, placement
            FROM operation
            WHERE tenant = :tenant AND tenant_slug = :slug AND exclusive
            ORDER BY id DESC
            LIMIT 1
            """;
    private static final String PAGE = """
            SELECT id, kind, tenant, tenant_slug, state, requested_by, trace_id, worker, retry_of,
                   error_code, error_message, error_step, created_at, finished_at, placement
            FROM operation
            WHERE id < :before AND (CAST(:slug AS text) IS NULL OR tenant_slug = :slug)
            ORDER BY id DESC
            LIMIT :limit
            """;
    private static final String UPDATE = """
            UPDATE operation
            SET state = :state, error_code = :errorCode, error_message = :errorMessage, error_step = :errorStep,
                finished_at = :finishedAt
            WHERE id = :id AND state IN ('pending', 'running')
            """;
    private static final String LENT = """
            UPDATE operation SET state = :state, worker = :worker WHERE id = :id
            """;
    private static final String PLACED = """
            UPDATE operation SET placement = CAST(:placement AS jsonb) WHERE id = :id
            """;

    private final Jdbi jdbi;

    OperationTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    void insert(Operation operation) {
        jdbi.useHandle(handle -> handle.createUpdate(INSERT)
                .bind("id", operation.id().value())
                .bind("kind", operation.kind().wireName())
                .bind("exclusive", operation.kind().exclusive())
                .bind("tenant", operation.tenantId().value())
                .bind("slug", operation.tenant().value())
                .bind("state", operation.state().wireName())
                .bind("requestedBy", operation.requestedBy())
                .bind("traceId", operation.traceId())
                .bind(
                        "retryOf",
                        operation.retryOf() == null ? null : operation.retryOf().value())
                .bind("createdAt", operation.createdAt())
                .execute());
    }

    Optional<Operation> find(OperationId id) {
        return jdbi.withHandle(handle -> handle.createQuery(ONE)
                .bind("id", id.value())
                .map((result, context) -> operation(result))
                .findOne());
    }

    /** Oldest first. */
    List<Operation> openOf(TenantId tenant) {
        return jdbi.withHandle(handle -> handle.createQuery(OPEN_OF_TENANT)
                .bind("tenant", tenant.value())
                .map((result, context) -> operation(result))
                .list());
    }

    Optional<Operation> lastExclusiveOf(TenantId tenant, TenantSlug slug) {
        return jdbi.withHandle(handle -> handle.createQuery(LAST_EXCLUSIVE)
                .bind("tenant", tenant.value())
                .bind("slug", slug.value())
                .map((result, context) -> operation(result))
                .findOne());
    }

    List<Operation> page(@Nullable TenantSlug slug, Cursor before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bind("before", before.last())
                .bind("slug", slug == null ? null : slug.value())
                .bind("limit", limit)
                .map((result, context) -> operation(result))
                .list());
    }

    /** Answers whether it did: nothing moves an operation that is over. */
    boolean update(
            OperationId id, OperationState state, Operation.@Nullable Reason error, @Nullable Instant finishedAt) {
        return jdbi.withHandle(handle -> handle.createUpdate(UPDATE)
                        .bind("id", id.value())
                        .bind("state", state.wireName())
                        .bind("errorCode", error == null ? null : error.code())
                        .bind("errorMessage", error == null ? null : error.message())
                        .bind("errorStep", error == null ? null : error.step())
                        .bind("finishedAt", finishedAt)
                        .execute())
                == 1;
    }

    void lent(OperationId id, OperationState.Running state, String worker) {
        jdbi.useHandle(handle -> handle.createUpdate(LENT)
                .bind("id", id.value())
                .bind("state", state.wireName())
                .bind("worker", worker)
                .execute());
    }

    void placed(OperationId id, Choice placement) {
        jdbi.useHandle(handle -> handle.createUpdate(PLACED)
                .bind("id", id.value())
                .bind("placement", ContractJson.write(placement))
                .execute());
    }

    static UUID key(Operation operation) {
        return operation.id().value();
    }

    private static Operation operation(ResultSet result) throws SQLException {
        Row row = new Row(result);
        String code = row.textOrNull("error_code");
        UUID retryOf = row.idOrNull("retry_of");
        String placement = row.textOrNull("placement");
        return new Operation(
                new OperationId(row.id("id")),
                OperationKind.parse(row.text("kind")),
                new TenantSlug(row.text("tenant_slug")),
                new TenantId(row.id("tenant")),
                OperationState.parse(row.text("state")),
                List.of(),
                code == null
                        ? null
                        : new Operation.Reason(code, row.text("error_message"), row.textOrNull("error_step")),
                row.text("requested_by"),
                row.textOrNull("trace_id"),
                row.textOrNull("worker"),
                retryOf == null ? null : new OperationId(retryOf),
                row.time("created_at"),
                row.timeOrNull("finished_at"),
                placement == null ? null : ContractJson.read(placement, Choice.class));
    }
}
