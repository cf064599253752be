package dev.freehold.systemtests.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.freehold.stack.LocalStack;

import static java.util.Objects.requireNonNull;

/** The pools' servers and the control server as their superuser sees them, and what one can do to them from outside. */
record Pools(LocalStack stack) {
    static final List<String> IDS = List.of("local-a", "local-b");
    static final String CONTROL = "control";

    Pools {
        requireNonNull(stack, "stack");
    }

    static int port(LocalStack stack, String pool) {
        return stack.port("postgres-" + pool);
    }

    /** Each row as one text. */
    List<String> rows(String server, String database, String sql, Object... values) {
        try (Connection connection = stack.connectAsSuperuser(server, database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(server + " did not answer", e);
        }
    }

    void run(String server, String database, String... statements) {
        try (Connection connection = stack.connectAsSuperuser(server, database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(server + " refused", e);
        }
    }

    /** Immediate shutdown, as after a crash, and a start that recovers. */
    void restart(String pool) {
        crash(pool);
        start(pool);
    }

    void crash(String pool) {
        stack.process("postgres-" + pool).stop(java.time.Duration.ofSeconds(10), "QUIT");
    }

    void start(String pool) {
        stack.startService("postgres-" + pool);
    }
}
