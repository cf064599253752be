package dev.freehold.stack.keycloak;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.postgres.KeycloakDatabase;
import dev.freehold.stack.process.ChildProcess;
import dev.freehold.stack.process.Ports;

import static java.util.Objects.requireNonNull;

/**
 * How Keycloak is started.
 *
 * @param stack the state folder, which marks the process as belonging to it
 * @param secrets keep the realm's passwords and client secrets, drawn on first use
 */
public record KeycloakOptions(
        Path stack, int port, int managementPort, Path log, KeycloakDatabase database, Secrets secrets) {
    public KeycloakOptions {
        stack = requireNonNull(stack, "stack").toAbsolutePath().normalize();
        requireNonNull(log, "log");
        requireNonNull(database, "database");
        requireNonNull(secrets, "secrets");
    }

    /** Free ports, with log and secrets in the folder. */
    public static KeycloakOptions anyPorts(Path stack, KeycloakDatabase database) {
        return new KeycloakOptions(
                stack,
                Ports.free(),
                Ports.free(),
                stack.resolve("keycloak.log"),
                database,
                new Secrets(new OwnerOnlyFile(stack.resolve("secrets.properties"))));
    }

    ChildProcess process(KeycloakProgram program) {
        List<String> command = List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=localhost",
                "--http-port=" + port,
                "--http-management-host=localhost",
                "--http-management-port=" + managementPort,
                "--hostname=http://localhost:" + port,
                "--cache=local",
                "--db-url=" + database.jdbcUrl());
        return new ChildProcess("keycloak", stack, program.arguments(command), environment(), log);
    }

    private Map<String, String> environment() {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                KeycloakAdmin.USER,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                adminPassword(),
                "KC_DB_USERNAME",
                KeycloakDatabase.USER,
                "KC_DB_PASSWORD",
                database.password());
    }

    String adminPassword() {
        return secrets.get("keycloak.admin");
    }
}
