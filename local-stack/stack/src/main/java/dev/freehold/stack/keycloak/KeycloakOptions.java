package dev.freehold.stack.keycloak;

import java.nio.file.Path;

import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.postgres.KeycloakDatabase;
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
}
