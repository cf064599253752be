package dev.freehold.worker.postgres.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/** The ledger's record of tenants that were closed for good. All times are the server's. */
public final class Offboardings {
    private final SqlSession sql;

    Offboardings(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    public Optional<Offboarding> of(TenantId tenant) {
        return sql.first(
                "SELECT *, retained_until <= now() AS over FROM ledger.offboarding WHERE tenant = ?",
                Offboardings::read,
                tenant.value());
    }

    /** From now on the tenant is kept for so long. Once a drop was let in, nothing changes any more. */
    public void begin(TenantId tenant, OperationId operation, Duration retention) {
        sql.update("""
                INSERT INTO ledger.offboarding AS o (tenant, operation, retained_until)
                VALUES (?, ?, now() + make_interval(secs => ?))
                ON CONFLICT (tenant) DO UPDATE SET
                    operation = excluded.operation, offboarded_at = now(), retained_until = excluded.retained_until
                WHERE o.drop_operation IS NULL
                """, tenant.value(), operation.value(), (double) retention.toSeconds());
    }

    /** The tenant is kept without an end again, unless a drop was let in. */
    public void takeBack(TenantId tenant) {
        sql.update("DELETE FROM ledger.offboarding WHERE tenant = ? AND drop_operation IS NULL", tenant.value());
    }

    /** Whether a drop of the tenant may act. */
    public boolean isLetIn(TenantId tenant) {
        return sql.holds("SELECT drop_operation IS NOT NULL FROM ledger.offboarding WHERE tenant = ?", tenant.value());
    }

    /** See {@link #isLetIn}. */
    public void letIn(TenantId tenant, OperationId drop, @Nullable Purge purge) {
        OperationId archive = purge == null ? null : purge.archive();
        sql.update("""
                UPDATE ledger.offboarding SET drop_operation = ?, purged = ?, archive = CAST(nullif(?, '') AS uuid)
                WHERE tenant = ? AND drop_operation IS NULL
                """, drop.value(), purge != null, archive == null ? "" : archive.toString(), tenant.value());
    }

    public void found(TenantId tenant, Offboarding.Stock stock) {
        sql.update(
                """
                UPDATE ledger.offboarding SET databases = string_to_array(?, ','), roles = string_to_array(?, ','), identities = ?
                WHERE tenant = ?
                """,
                String.join(",", stock.databases()),
                String.join(",", stock.roles()),
                stock.identities(),
                tenant.value());
    }

    /** Nothing of the tenant is there any more. */
    public void gone(TenantId tenant) {
        sql.update("UPDATE ledger.offboarding SET checked_at = now() WHERE tenant = ?", tenant.value());
    }

    private static Offboarding read(ResultSet row) throws SQLException {
        Array databases = row.getArray("databases");
        return new Offboarding(
                new TenantId(row.getObject("tenant", UUID.class)),
                new OperationId(row.getObject("operation", UUID.class)),
                row.getObject("offboarded_at", OffsetDateTime.class).toInstant(),
                row.getObject("retained_until", OffsetDateTime.class).toInstant(),
                row.getBoolean("over"),
                operation(row, "drop_operation"),
                row.getBoolean("purged"),
                operation(row, "archive"),
                databases == null
                        ? null
                        : new Offboarding.Stock(
                                texts(databases), texts(row.getArray("roles")), row.getInt("identities")),
                moment(row, "checked_at"));
    }

    private static @Nullable OperationId operation(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new OperationId(id);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
