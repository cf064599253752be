package dev.freehold.stack.postgres;

import java.sql.Connection;
import java.sql.SQLException;

import dev.freehold.stack.process.PartFailedException;

import static java.util.Objects.requireNonNull;

/** The identity server's database. */
public record KeycloakDatabase(String jdbcUrl, String password) {
    public static final String USER = "keycloak";
    public static final String NAME = "keycloak";

    public KeycloakDatabase {
        requireNonNull(jdbcUrl, "jdbcUrl");
        requireNonNull(password, "password");
    }

    /** May run again, also with another password. */
    public static KeycloakDatabase bootstrap(PostgresServer server, String password) {
        try (Connection superuser = server.connectAsSuperuser("postgres")) {
            new BootstrapScript("keycloak.sql").run(superuser);
            BootstrapScript.setPassword(superuser, USER, password);
        } catch (SQLException e) {
            throw new PartFailedException("Cannot set up Keycloak's database on port " + server.port(), e);
        }
        return new KeycloakDatabase(server.jdbcUrl(NAME), password);
    }
}
