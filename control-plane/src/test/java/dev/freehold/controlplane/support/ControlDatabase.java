package dev.freehold.controlplane.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.postgres.ControlServer;
import dev.freehold.stack.postgres.PostgresServer;

import static java.util.Objects.requireNonNull;

/** Starts PostgreSQL with a control database as an administrator would set it up, and configures the service for it. */
public class ControlDatabase implements QuarkusTestResourceLifecycleManager {
    private static final Path FOLDER = Path.of("target", "it-control-database");
    private static final Path AUDIT = Path.of("target", "it-audit");
    private static final SigningKey AUTHORITY = SigningKey.generate("authority-1");

    private static @Nullable ControlServer server;

    /** The running one. */
    public static ControlServer server() {
        return requireNonNull(server);
    }

    /** Where heads of the audit are kept. */
    public static Path audit() {
        return AUDIT;
    }

    public static SigningKey authority() {
        return AUTHORITY;
    }

    @Override
    public Map<String, String> start() {
        PostgresServer postgres =
                PostgresServer.start(FOLDER.toAbsolutePath(), 0, Map.of("fsync", "off", "synchronous_commit", "off"));
        FreshDatabase.on(postgres);
        if (Files.exists(AUDIT)) {
            StateFolder.delete(AUDIT);
        }
        ControlServer started = ControlServer.bootstrap(postgres, "owner-secret", "app-secret");
        Map<String, String> settings = settings(started, AUTHORITY);
        settings.put("quarkus.http.test-port", "0");
        // The server forgets on purpose, to be quick.
        settings.put("freehold.development", "true");
        settings.putAll(TestRegions.pools());
        server = started;
        return settings;
    }

    static Map<String, String> settings(ControlServer started, SigningKey authority) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", started.jdbcUrl());
        settings.put("quarkus.datasource.password", started.appPassword());
        settings.put("quarkus.flyway.password", started.ownerPassword());
        settings.put("quarkus.oidc.public-key", Tokens.publicKey());
        settings.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        settings.put("freehold.authority-key-file", write(authority).toString());
        OwnerOnlyFile.createFolder(AUDIT);
        settings.put("freehold.audit.folder", AUDIT.toAbsolutePath().toString());
        settings.put("freehold.audit.anchor-every", "1s");
        settings.put("freehold.webhooks.backoff-min", "PT0.2S");
        // What waits for its next attempt must not become due while a busy machine stands still.
        settings.put("freehold.lease.backoff-min", "PT20S");
        settings.put("freehold.egress.timeout", "PT5S");
        return settings;
    }

    @Override
    public void stop() {
        if (server != null) {
            server.server().close();
        }
    }

    private static Path write(SigningKey key) {
        try {
            Path file = Files.createTempFile("authority", ".jwks");
            file.toFile().deleteOnExit();
            return Files.writeString(file, key.privateJwks());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
