package dev.freehold.systemtests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.stack.LocalStack;

import static java.util.Objects.requireNonNull;

/** What the superuser of a pool server sees, to check what is there and what is gone. */
final class PoolView {
    private final LocalStack stack;

    PoolView(LocalStack stack) {
        this.stack = requireNonNull(stack);
    }

    List<String> databases(PoolId pool) {
        return texts(pool, "postgres", "SELECT datname FROM pg_database");
    }

    List<String> roles(PoolId pool) {
        return texts(pool, "postgres", "SELECT rolname FROM pg_roles");
    }

    int sessionsOf(Placement placement) {
        String sessions = "SELECT pid::text FROM pg_stat_activity WHERE usename LIKE ? || '%'";
        return texts(
                        placement.pool(),
                        "postgres",
                        sessions,
                        placement.database().value())
                .size();
    }

    int ledgerRows(PoolId pool, String tenantId) {
        return texts(
                        pool,
                        "freehold_pool",
                        "SELECT tenant::text FROM ledger.reservation WHERE tenant = ?::uuid",
                        tenantId)
                .size();
    }

    Connection login(Placement placement, String database) throws SQLException {
        return stack.connect(
                placement.pool().value(), database, placement.role().value(), placement.password());
    }

    boolean canLogIn(Placement placement) {
        try (Connection _ = login(placement, placement.database().value())) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** All rows of a table in the tenant's own database, as text without the tenant's id. */
    List<String> rows(Placement placement, String table) {
        String sql = "SELECT (to_jsonb(t) - 'tenant_id')::text FROM " + table + " t ORDER BY 1";
        return texts(placement.pool(), placement.database().value(), sql);
    }

    private List<String> texts(PoolId pool, String database, String sql, String... arguments) {
        try (Connection connection = stack.connectAsSuperuser(pool.value(), database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError("the pool server did not answer", e);
        }
    }
}
