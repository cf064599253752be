package dev.freehold.worker.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PoolServer;

/** What a superuser, or a tenant's role, sees on the server. */
public record ServerView(PoolServer pool) {
    public Connection as(Placement placement, TenantId setting) throws SQLException {
        Connection connection = as(placement, placement.database().value());
        run(connection, "SELECT set_config('freehold.tenant_id', '" + setting + "', false)");
        return connection;
    }

    /** The placement's credentials on any database. */
    public Connection as(Placement placement, String database) throws SQLException {
        return pool.server().connect(database, placement.role().value(), placement.password());
    }

    public void superuser(String database, String sql) {
        try (Connection connection = pool.server().connectAsSuperuser(database)) {
            run(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** First columns of all rows, as text. */
    public List<String> ask(String database, String sql) {
        try (Connection connection = pool.server().connectAsSuperuser(database)) {
            return ask(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public static List<String> ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(String.valueOf(rows.getString(1)));
            }
            return answers;
        }
    }

    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Databases, roles and reservations that are some tenant's. */
    public List<String> tenantThings() {
        List<String> things = new ArrayList<>();
        things.addAll(ask(
                "postgres",
                "SELECT datname FROM pg_database WHERE datname LIKE 'fh\\_%' AND datname NOT LIKE 'fh\\_template%'"));
        things.addAll(ask(
                "postgres",
                "SELECT rolname FROM pg_roles WHERE rolname LIKE 'fh\\_%' AND rolname NOT IN ('fh_owner', 'fh_app')"));
        things.addAll(ask(PoolServer.LEDGER, "SELECT database FROM ledger.reservation"));
        return things;
    }
}
