package dev.freehold.controlplane.support;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.stack.postgres.ControlServer;
import dev.freehold.stack.postgres.PostgresServer;

/** A control database of its own, durable as in production, for tests that start the packaged service. */
public final class ProductionDatabase {
    private static final Path FOLDER = Path.of("target", "it-production-database");

    private PostgresServer postgres;
    private final ControlServer server;

    private ProductionDatabase(PostgresServer postgres) {
        this.postgres = postgres;
        this.server = ControlServer.bootstrap(postgres, "owner-secret", "app-secret");
    }

    /** With settings of the server beside the durable ones. */
    public static ProductionDatabase start(Map<String, String> serverSettings) {
        PostgresServer postgres = PostgresServer.start(FOLDER.toAbsolutePath(), 0, serverSettings);
        FreshDatabase.on(postgres);
        return new ProductionDatabase(postgres);
    }

    /** With no development mode. */
    public Map<String, String> settings(SigningKey authority) {
        Map<String, String> settings = new HashMap<>(ControlDatabase.settings(server, authority));
        settings.put("freehold.development", "false");
        settings.put("freehold.pools.pool-1.region", "region-1");
        return settings;
    }

    public String superuserPassword() {
        return postgres.superuserPassword();
    }

    public void stop() {
        postgres.stop();
    }

    /** After a stop, on the same port. */
    public void startAgain() {
        postgres = PostgresServer.start(FOLDER.toAbsolutePath(), postgres.port(), Map.of());
    }
}
