package dev.freehold.tenantservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PostgresServer;

/** Everything around a data plane: one pool server, the region's keys, and the fakes at its edge. */
public final class TestPlatform implements AutoCloseable {
    static {
        // The usual ten seconds are too few beside another module's tests on two cores.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private static @Nullable TestPlatform shared;

    private final Path folder;
    private final Map<String, String> postgresSettings;
    private PostgresServer postgres;
    private final TestRegion region = new TestRegion();
    private final TenantDatabases databases;
    private final FakeIssuer issuer = new FakeIssuer();
    private final FakeControlPlane controlPlane;

    public TestPlatform() {
        this(Map.of("fsync", "off", "log_statement", "all", "log_line_prefix", "[%a] "));
    }

    /** @param postgresSettings of the pool's server */
    public TestPlatform(Map<String, String> postgresSettings) {
        this(newFolder(), postgresSettings);
    }

    /** @param folder for everything on disk; left to the caller */
    public TestPlatform(Path folder, Map<String, String> postgresSettings) {
        this.folder = folder;
        this.postgresSettings = Map.copyOf(postgresSettings);
        this.postgres = PostgresServer.start(folder.resolve("pool"), 0, this.postgresSettings);
        this.databases = new TenantDatabases(postgres);
        this.controlPlane = new FakeControlPlane(TestRegion.REGION, region.authority());
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/it")), "region");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all tests of this JVM. */
    public static synchronized TestPlatform shared() {
        if (shared == null) {
            shared = new TestPlatform();
        }
        return shared;
    }

    public static TenantId newTenantId() {
        UUID random = UUID.randomUUID();
        long time = System.currentTimeMillis() << 16 | 0x7000 | (random.getMostSignificantBits() & 0x0FFF);
        return new TenantId(new UUID(time, random.getLeastSignificantBits()));
    }

    /** Ends every session, and starts the pool's server again on its port. */
    public void restartPool() {
        int port = postgres.port();
        postgres.close();
        postgres = PostgresServer.start(folder.resolve("pool"), port, postgresSettings);
    }

    public TestRegion region() {
        return region;
    }

    public TenantDatabases databases() {
        return databases;
    }

    public FakeIssuer issuer() {
        return issuer;
    }

    public FakeControlPlane controlPlane() {
        return controlPlane;
    }

    public Path folder() {
        return folder;
    }

    /** Where PostgreSQL logs every statement, with the application that sent it. */
    Path postgresLogFile() {
        return folder.resolve("pool/server.log").toAbsolutePath();
    }

    /** The configuration of a data plane in this region. */
    public Map<String, String> configuration() {
        Map<String, String> all = new HashMap<>(region.files(folder));
        all.put("freehold.control-plane.url", controlPlane.url());
        all.put("freehold.pools.\"local-a\".host", PostgresServer.HOST);
        all.put("freehold.pools.\"local-a\".port", Integer.toString(databases.port()));
        all.put("freehold.pools.\"local-a\".ssl-mode", "disable");
        all.put("freehold.development", "true");
        all.put("quarkus.oidc-client.auth-server-url", issuer.url());
        all.put("quarkus.oidc-client.client-id", "freehold-data-plane");
        all.put("quarkus.oidc-client.credentials.secret", "secret");
        return all;
    }

    @Override
    public void close() {
        controlPlane.close();
        issuer.close();
        postgres.close();
    }
}
