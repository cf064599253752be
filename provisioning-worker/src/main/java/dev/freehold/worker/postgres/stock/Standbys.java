package dev.freehold.worker.postgres.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/** The ledger's record of databases made ahead. Only the one maker of the pool changes it, apart from claims. */
public final class Standbys {
    private final SqlSession sql;

    public Standbys(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    /** The ready ones first, the oldest before the younger. */
    public List<Standby> all() {
        return sql.all("SELECT * FROM ledger.standby ORDER BY ready DESC, made_at, database", Standbys::read);
    }

    public long ready(SchemaVersion schema) {
        return sql.first(
                        "SELECT count(*) FROM ledger.standby WHERE ready AND version = ? AND checksum = ?",
                        row -> row.getLong(1),
                        schema.number(),
                        schema.checksum())
                .orElseThrow();
    }

    public void add(Standby standby) {
        sql.update(
                """
                INSERT INTO ledger.standby (database, role_a, role_b, version, checksum, ready)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                standby.database().value(),
                standby.roleA().value(),
                standby.roleB().value(),
                standby.schema().number(),
                standby.schema().checksum(),
                standby.ready());
    }

    public void markReady(DatabaseName database) {
        sql.update("UPDATE ledger.standby SET ready = true WHERE database = ?", database.value());
    }

    /** Keeps it from being claimed. False if it has been. */
    public boolean retire(DatabaseName database) {
        return sql.update("UPDATE ledger.standby SET ready = false WHERE database = ?", database.value()) == 1;
    }

    public void remove(DatabaseName database) {
        sql.update("DELETE FROM ledger.standby WHERE database = ?", database.value());
    }

    /** Those that may be claimed, the oldest first. */
    public List<Standby> claimable(SchemaVersion schema) {
        return sql.all(
                "SELECT * FROM ledger.standby WHERE ready AND version = ? AND checksum = ? ORDER BY made_at, database",
                Standbys::read,
                schema.number(),
                schema.checksum());
    }

    /**
     * Moves a ready one's names to a reservation, in one statement: they are never in neither table, and two claims never get the
     * same. False if another got it.
     */
    public boolean claim(DatabaseName database, TenantId tenant, OperationId operation) {
        return sql.update("""
                        WITH claimed AS (
                            DELETE FROM ledger.standby WHERE database = (
                                SELECT database FROM ledger.standby WHERE database = ? AND ready FOR UPDATE SKIP LOCKED)
                            RETURNING database, role_a, role_b)
                        INSERT INTO ledger.reservation (database, tenant, operation, role_a, role_b, active_role, state)
                        SELECT database, ?, ?, role_a, role_b, role_a, 'reserved' FROM claimed
                        """, database.value(), tenant.value(), operation.value()) == 1;
    }

    private static Standby read(ResultSet row) throws SQLException {
        return new Standby(
                new DatabaseName(row.getString("database")),
                new RoleName(row.getString("role_a")),
                new RoleName(row.getString("role_b")),
                new SchemaVersion(row.getInt("version"), row.getString("checksum")),
                row.getBoolean("ready"));
    }
}
