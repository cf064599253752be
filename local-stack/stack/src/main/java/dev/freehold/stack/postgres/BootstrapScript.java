package dev.freehold.stack.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.postgresql.PGConnection;

import static java.util.Objects.requireNonNull;

/** What a server's administrator runs once as superuser; here it may run again, and finishes what a broken run left. */
record BootstrapScript(String resource) {
    private static final Set<String> EXISTS_ALREADY = Set.of("42710", "42P04");

    BootstrapScript {
        requireNonNull(resource, "resource");
    }

    void run(Connection superuser) throws SQLException {
        try (Statement sql = superuser.createStatement()) {
            for (String statement : statements()) {
                execute(sql, statement);
            }
        }
    }

    /** The password reaches the server as a SCRAM verifier, as with psql's {@code \password}. */
    static void setPassword(Connection superuser, String role, String password) throws SQLException {
        superuser.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static void execute(Statement sql, String statement) throws SQLException {
        try {
            sql.execute(statement);
        } catch (SQLException e) {
            if (!EXISTS_ALREADY.contains(e.getSQLState())) {
                throw e;
            }
        }
    }

    private List<String> statements() {
        return Stream.of(text().split(";\\s*\\R"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private String text() {
        try (InputStream in = requireNonNull(BootstrapScript.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
