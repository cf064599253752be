package dev.freehold.bench.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.route.PlacementSealer;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.postgres.PostgresOptions;
import dev.freehold.stack.postgres.PostgresServer;
import dev.freehold.stack.process.Ports;
import dev.freehold.stack.service.Services;

import static java.util.Objects.requireNonNull;

/** A region of one pool server with fsync on; gone when closed. */
public final class BenchRegion implements AutoCloseable {
    /** More than any bench reaches. */
    public static final PlanLimits NO_LIMITS = new PlanLimits(1_000_000, 1_000_000, 1_000_000, 10_000, 1_000);

    private static final int SESSIONS = 600;

    private final Path folder;
    private final PostgresServer postgres;
    private final RegionDatabases databases;
    private final SigningKey authority = SigningKey.generate("authority");
    private final SigningKey worker = SigningKey.generate("worker");
    private final OpeningKeys region = OpeningKeys.generate("region");
    private final PlacementSealer sealer = new PlacementSealer(worker, SealingKey.parse(region.publicJwks()));
    private final RegionEdge edge;
    private final Deque<DataPlane> dataPlanes = new ArrayDeque<>();

    private BenchRegion(Path folder, PostgresServer postgres, int connections) {
        this.folder = requireNonNull(folder);
        this.postgres = requireNonNull(postgres);
        this.databases = new RegionDatabases(postgres);
        this.edge = new RegionEdge(authority, connections);
    }

    /** @param connections what each data plane is lent until {@link #lend} says another number */
    public static BenchRegion start(int connections) {
        return start(connections, SESSIONS);
    }

    /**
     * @param connections what each data plane is lent until {@link #lend} says another number
     * @param sessions the most that the server lets in
     */
    public static BenchRegion start(int connections, int sessions) {
        Path folder = temporaryFolder();
        PostgresServer postgres = PostgresServer.start(new PostgresOptions(
                folder.resolve("pool"),
                0,
                Map.of("max_connections", Integer.toString(sessions), "shared_buffers", "256MB")));
        return new BenchRegion(folder, postgres, connections);
    }

    public RegionDatabases databases() {
        return databases;
    }

    public void lend(int connections) {
        edge.lend(connections);
    }

    /** New tenants, each with a database; nobody serves them before they are published. */
    public List<BenchTenant> create(String prefix, int count) {
        return databases.create(prefix, count);
    }

    public void publish(List<BenchTenant> tenants, PlanLimits limits) {
        edge.publish(
                tenants.parallelStream().map(tenant -> route(tenant, limits)).toList());
    }

    /** Routes to databases that nobody has made, to see what a route alone costs. */
    public void publishUnmade(String prefix, int count) {
        publish(
                IntStream.range(0, count)
                        .mapToObj(i -> RegionDatabases.unmade(prefix + "-" + i))
                        .toList(),
                NO_LIMITS);
    }

    /** A data plane of this region. */
    public DataPlane dataPlane(String name, Map<String, String> more) {
        Map<String, String> settings = common();
        settings.put("freehold.region", RegionDatabases.REGION.value());
        settings.put("freehold.control-plane.url", edge.url());
        settings.put("freehold.seal.region-key-file", write("region.jwks", region.privateJwks()));
        settings.put("freehold.seal.worker-public-key-file", write("worker.jwks", worker.publicJwks()));
        settings.put("freehold.authority.public-key-file", write("authority.jwks", authority.publicJwks()));
        settings.put("freehold.pools.\"local-a\".host", PostgresServer.HOST);
        settings.put("freehold.pools.\"local-a\".port", Integer.toString(databases.port()));
        settings.put("freehold.pools.\"local-a\".ssl-mode", "disable");
        settings.put("quarkus.oidc-client.auth-server-url", edge.issuer());
        settings.put("quarkus.oidc-client.client-id", "bench");
        settings.put("quarkus.oidc-client.credentials.secret", "bench");
        settings.putAll(more);
        return launch(name, settings);
    }

    /** The same service, but for one tenant and through one plain datasource of so many open connections. */
    public DataPlane datasource(String name, BenchTenant tenant, int connections) {
        Map<String, String> settings = common();
        settings.put("freehold.mode", "standalone");
        settings.put("freehold.standalone.source", "datasource");
        settings.put("freehold.connections.max", Integer.toString(connections));
        settings.put("freehold.standalone.tenant", tenant.id().toString());
        settings.put("freehold.standalone.slug", tenant.slug());
        settings.put(
                "freehold.standalone.url",
                postgres.jdbcUrl(tenant.placement().database().value()));
        settings.put("freehold.standalone.user", tenant.placement().role().value());
        settings.put(
                "freehold.standalone.password-file",
                write(name + ".password", tenant.placement().password()));
        settings.put("freehold.standalone.ssl-mode", "disable");
        settings.put("freehold.token.issuer", edge.issuer());
        return launch(name, settings);
    }

    /** An authorised request of the tenant's admin, to be completed. */
    public HttpRequest.Builder request(DataPlane dataPlane, BenchTenant tenant, String path) {
        return HttpRequest.newBuilder(dataPlane.address().resolve(path))
                .header("Authorization", "Bearer " + edge.token(RegionDatabases.ADMIN, tenant));
    }

    private Route route(BenchTenant tenant, PlanLimits limits) {
        Instant now = Instant.now();
        License license = new License(
                tenant.id(),
                "bench",
                limits,
                Set.of("*"),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(1)),
                Duration.ZERO);
        return new Route(
                tenant.id(),
                new TenantSlug(tenant.slug()),
                RouteState.ACTIVE,
                Epoch.FIRST,
                sealer.seal(tenant.placement()),
                license.sign(authority));
    }

    private Map<String, String> common() {
        return new HashMap<>(Map.of("freehold.development", "true", "quarkus.log.level", "WARN"));
    }

    private DataPlane launch(String name, Map<String, String> settings) {
        int port = Ports.free();
        Properties all = new Properties();
        all.putAll(settings);
        all.setProperty("quarkus.http.port", Integer.toString(port));
        all.setProperty("freehold.state-dir", folder.resolve(name).toString());
        Path file = folder.resolve(name + ".properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DataPlane started =
                DataPlane.start(name, folder, port, file, Checkout.find().service(Services.TENANT_SERVICE));
        dataPlanes.push(started);
        return started;
    }

    private String write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        new ArrayList<>(dataPlanes).forEach(DataPlane::close);
        edge.close();
        postgres.close();
        StateFolder.delete(folder);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("freehold-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
