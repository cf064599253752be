package dev.freehold.worker.postgres.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/** The ledger's record of reserved names. */
public final class Reservations {
    private final SqlSession sql;

    Reservations(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    public Optional<Reservation> of(OperationId operation) {
        return sql.first("SELECT * FROM ledger.reservation WHERE operation = ?", Reservations::read, operation.value());
    }

    /** A tenant can have two databases for a while. */
    public List<Reservation> of(TenantId tenant) {
        return sql.all(
                "SELECT * FROM ledger.reservation WHERE tenant = ? ORDER BY reserved_at",
                Reservations::read,
                tenant.value());
    }

    public void add(Reservation reserved) {
        sql.update(
                """
                INSERT INTO ledger.reservation (database, tenant, operation, role_a, role_b, active_role, state)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                reserved.database().value(),
                reserved.tenant().value(),
                reserved.operation().value(),
                reserved.roleA().value(),
                reserved.roleB().value(),
                reserved.activeRole().value(),
                wireName(reserved.state()));
    }

    public void mark(DatabaseName database, Reservation.State state) {
        sql.update("UPDATE ledger.reservation SET state = ? WHERE database = ?", wireName(state), database.value());
    }

    /** Decides which role a rotation makes the active one: the one that is not. Decides nothing again for a rotation that has begun. */
    public void beginRotation(DatabaseName database, OperationId rotation) {
        sql.update("""
                UPDATE ledger.reservation
                SET rotation = ?, next_role = CASE WHEN active_role = role_a THEN role_b ELSE role_a END
                WHERE database = ? AND rotation IS DISTINCT FROM ?
                """, rotation.value(), database.value(), rotation.value());
    }

    /** What {@link #beginRotation} has decided; nothing if that rotation has not begun, or another one since. */
    public Optional<RoleName> nextRole(DatabaseName database, OperationId rotation) {
        return sql.first(
                "SELECT next_role FROM ledger.reservation WHERE database = ? AND rotation = ?",
                row -> new RoleName(row.getString("next_role")),
                database.value(),
                rotation.value());
    }

    /** The next role is the active one from now on. */
    public void switchRole(DatabaseName database, OperationId rotation) {
        sql.update(
                "UPDATE ledger.reservation SET active_role = next_role WHERE database = ? AND rotation = ?",
                database.value(),
                rotation.value());
    }

    /** Forgets a rotation that came to nothing. */
    public void forgetRotation(DatabaseName database, OperationId rotation) {
        sql.update(
                "UPDATE ledger.reservation SET rotation = NULL, next_role = NULL WHERE database = ? AND rotation = ?",
                database.value(),
                rotation.value());
    }

    /** Releases all names of a tenant that was dropped, and notes that it was, in one transaction. */
    public void bury(TenantId tenant) {
        sql.inTransaction(() -> {
            sql.update("INSERT INTO ledger.tombstone (tenant) VALUES (?) ON CONFLICT DO NOTHING", tenant.value());
            sql.update("DELETE FROM ledger.reservation WHERE tenant = ?", tenant.value());
        });
    }

    public boolean isBuried(TenantId tenant) {
        return sql.holds("SELECT true FROM ledger.tombstone WHERE tenant = ?", tenant.value());
    }

    public void remove(DatabaseName database) {
        sql.update("DELETE FROM ledger.reservation WHERE database = ?", database.value());
    }

    private static Reservation read(ResultSet row) throws SQLException {
        return new Reservation(
                new DatabaseName(row.getString("database")),
                new TenantId(row.getObject("tenant", UUID.class)),
                new OperationId(row.getObject("operation", UUID.class)),
                new RoleName(row.getString("role_a")),
                new RoleName(row.getString("role_b")),
                new RoleName(row.getString("active_role")),
                Reservation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    private static String wireName(Reservation.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
