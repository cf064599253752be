package dev.freehold.stack.postgres;

import java.sql.Connection;
import java.sql.SQLException;

import dev.freehold.stack.process.PartFailedException;

import static java.util.Objects.requireNonNull;

/** A server that holds the control database: its owner migrates it, its runtime role gets what migrations grant. */
public record ControlServer(PostgresServer server, String ownerPassword, String appPassword) {
    public static final String DATABASE = "freehold_control";
    public static final String OWNER = "freehold_control_owner";
    public static final String APP = "freehold_control_app";

    public ControlServer {
        requireNonNull(server, "server");
        requireNonNull(ownerPassword, "ownerPassword");
        requireNonNull(appPassword, "appPassword");
    }

    /** May run again, also with other passwords. */
    public static ControlServer bootstrap(PostgresServer server, String ownerPassword, String appPassword) {
        try (Connection superuser = server.connectAsSuperuser("postgres")) {
            new BootstrapScript("control.sql").run(superuser);
            BootstrapScript.setPassword(superuser, OWNER, ownerPassword);
            BootstrapScript.setPassword(superuser, APP, appPassword);
        } catch (SQLException e) {
            throw new PartFailedException("Cannot set up the control server on port " + server.port(), e);
        }
        return new ControlServer(server, ownerPassword, appPassword);
    }

    public String jdbcUrl() {
        return server.jdbcUrl(DATABASE);
    }

    public Connection connectAsApp() throws SQLException {
        return server.connect(DATABASE, APP, appPassword);
    }

    public Connection connectAsOwner() throws SQLException {
        return server.connect(DATABASE, OWNER, ownerPassword);
    }
}
