package dev.freehold.stack.keycloak;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.postgres.KeycloakDatabase;
import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.stack.process.OwnedProcess;
import dev.freehold.stack.process.PartFailedException;
import dev.freehold.stack.process.Ports;
import dev.freehold.stack.process.Readiness;

import static java.util.Objects.requireNonNull;

/** A running Keycloak that has Freehold's realm; its state is in PostgreSQL and survives it. */
public final class KeycloakServer implements RunningPart, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KeycloakOptions options;
    private final OwnedProcess process;

    private KeycloakServer(KeycloakOptions options, OwnedProcess process) {
        this.options = requireNonNull(options, "options");
        this.process = requireNonNull(process, "process");
    }

    /** For tests: free ports, a database of its own on that server, all else in the folder; it stops with the JVM. */
    public static KeycloakServer start(Path folder, PostgresServer postgres) {
        OwnerOnlyFile.createFolder(folder);
        Secrets secrets = new Secrets(new OwnerOnlyFile(folder.resolve("secrets.properties")));
        KeycloakDatabase database = KeycloakDatabase.bootstrap(postgres, secrets.get("keycloak.database"));
        KeycloakServer server = start(KeycloakOptions.anyPorts(folder, database));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop Keycloak"));
        return server;
    }

    /** Returns when tokens can be had; the first start in a fresh database takes some ten seconds more. */
    public static KeycloakServer start(KeycloakOptions options) {
        KeycloakServer server = launch(options);
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Makes the process and does not wait for it. */
    public static KeycloakServer launch(KeycloakOptions options) {
        if (!Ports.isFree(options.port())) {
            throw new PartFailedException("Port " + options.port() + " for Keycloak is taken");
        }
        KeycloakProgram program = KeycloakProgram.find();
        new KeycloakBuild(program).ensure();
        return new KeycloakServer(options, options.process(program).start());
    }

    /** Waits until it serves, and brings the realm in where it is missing. */
    @Override
    public void awaitReady() {
        URI health = URI.create("http://localhost:" + options.managementPort() + "/health/ready");
        new Readiness("Keycloak", health, process, options.log(), DEADLINE).await();
        new RealmImport(admin(), options.secrets()).run();
    }

    public URI url() {
        return URI.create("http://localhost:" + options.port());
    }

    public Realm realm() {
        return new Realm(url());
    }

    public KeycloakAdmin admin() {
        return new KeycloakAdmin(url(), options.adminPassword());
    }

    @Override
    public OwnedProcess process() {
        return process;
    }

    /** The password of one of the operators, such as {@code ops-admin}. */
    public String password(String operator) {
        return options.secrets().get(RealmImport.PASSWORD + operator);
    }

    /** The secret of a confidential client, such as {@code freehold-worker}. */
    public String clientSecret(String client) {
        return options.secrets().get(RealmImport.CLIENT + client);
    }

    @Override
    public void stop() {
        process.stop(PATIENCE, "TERM");
    }

    @Override
    public void close() {
        stop();
    }
}
