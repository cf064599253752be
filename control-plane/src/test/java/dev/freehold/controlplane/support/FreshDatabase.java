package dev.freehold.controlplane.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import dev.freehold.stack.postgres.ControlServer;
import dev.freehold.stack.postgres.PostgresServer;

/** Removes what an earlier run has left in the kept server. */
final class FreshDatabase {
    private FreshDatabase() {}

    static void on(PostgresServer server) {
        try (Connection superuser = server.connectAsSuperuser("postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + ControlServer.DATABASE + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot begin with a fresh control database", e);
        }
    }
}
