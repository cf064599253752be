package dev.freehold.tenantservice.storm;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.support.ServiceProcess;
import dev.freehold.tenantservice.support.TestPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Hundreds of tenants with the same ids inside, far more than connections, while they are rotated and suspended and their server is restarted:
 * every client's book agrees with the databases, and no request failed that nothing was done to. {@code -Dfreehold.chaos=all} takes longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StormIT {
    private static final boolean LONG = "all".equals(System.getProperty("freehold.chaos"));
    private static final int TENANTS = 200;
    private static final int CLIENTS = 12;
    private static final int CONNECTIONS = 20;
    private static final int ACTS = LONG ? 100 : 18;
    private static final long LEAST_REQUESTS = LONG ? 20_000 : 2_500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Half of the requests come after the last act, and most open a connection first. */
    private static final Duration CALM = Duration.ofMinutes(LONG ? 10 : 2);

    private static final PlanLimits LIMITS = new PlanLimits(5, 100, 1_000_000, 1_000, 4);

    private TestPlatform platform;
    private final Random random = new Random(7);
    private final AtomicInteger outages = new AtomicInteger();
    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final Tally tally = new Tally();

    /** Hundreds of databases take gigabytes. */
    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        platform =
                new TestPlatform(folder, Map.of("fsync", "off", "synchronous_commit", "off", "max_connections", "120"));
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void keepsEveryTenantsBooksThroughRotationsSuspensionsEvictionsAndARestart() throws Exception {
        List<StormTenant> tenants = makeTenants();
        try (ServiceProcess service = ServiceProcess.start(platform.folder(), "storm", configuration())
                        .awaitReady();
                HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            URI address = URI.create(service.url());
            List<StormClient> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> new StormClient(number, address, tenants, outages::get, goOn::get, tally, http))
                    .toList();
            List<CompletableFuture<Void>> running = clients.stream()
                    .map(client -> CompletableFuture.runAsync(client, threads))
                    .toList();
            weather(tenants, service);
            await().atMost(CALM).until(() -> tally.requests.sum() >= LEAST_REQUESTS);
            goOn.set(false);
            running.forEach(CompletableFuture::join);
            double opened = service.metric("freehold_connections_opened_total");
            int foreign = compare(tenants, clients);
            System.out.printf(
                    "storm: %d tenants over %d connections: %d requests, %d writes, %d failures excused, %d writes asked for"
                            + " again, %.0f connections opened, %d foreign rows, %d wrong%n",
                    TENANTS,
                    CONNECTIONS,
                    tally.requests.sum(),
                    tally.writes.sum(),
                    tally.excused.sum(),
                    tally.unsure.sum(),
                    opened,
                    foreign,
                    tally.wrong().size());
            assertThat(tally.wrong()).isEmpty();
            assertThat(foreign).isZero();
            assertThat(opened).as("tenants took each other's places").isGreaterThan(TENANTS);
        }
    }

    private void weather(List<StormTenant> tenants, ServiceProcess service) throws InterruptedException {
        for (int act = 0; act < ACTS; act++) {
            StormTenant tenant = tenants.get(random.nextInt(tenants.size()));
            long goal = tally.requests.sum() + LEAST_REQUESTS / ACTS / 2;
            await().atMost(PATIENCE).until(() -> tally.requests.sum() >= goal);
            if (act == ACTS / 2) {
                restart(service, tenants.getFirst());
            } else if (act % 3 == 0) {
                suspend(tenant, service);
            } else {
                rotate(tenant);
            }
        }
    }

    /** As the worker does it: the new login, the route, everybody has changed over, the old login. No request fails. */
    private void rotate(StormTenant tenant) {
        Placement before = tenant.placement();
        Placement next = platform.databases().rotate(before);
        tenant.moveTo(next);
        publishAndDrain(route(tenant, RouteState.ACTIVE, next.epoch().value()));
        platform.databases().shut(before);
    }

    private void suspend(StormTenant tenant, ServiceProcess service) {
        tenant.turn();
        Placement before = tenant.placement();
        publishAndDrain(route(tenant, RouteState.SUSPENDED, before.epoch().value() + 1));
        platform.databases().shut(before);
        Placement rotated = platform.databases().rotate(before);
        Placement next = new Placement(
                rotated.tenant(),
                rotated.region(),
                rotated.pool(),
                rotated.database(),
                rotated.role(),
                rotated.password(),
                rotated.epoch().next());
        tenant.moveTo(next);
        publishAndDrain(route(tenant, RouteState.ACTIVE, next.epoch().value()));
        awaitServed(tenant, service);
        tenant.turn();
    }

    private void restart(ServiceProcess service, StormTenant any) {
        outages.incrementAndGet();
        platform.restartPool();
        // Every unused connection from before it is dead; none lies unused for longer than this without being asked.
        awaitServed(any, service);
        await().pollDelay(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> true);
        outages.incrementAndGet();
    }

    private void awaitServed(StormTenant tenant, ServiceProcess service) {
        HttpClient http = HttpClient.newHttpClient();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> http.send(
                                        java.net.http.HttpRequest.newBuilder(URI.create(service.url() + "/v1/me"))
                                                .header("Authorization", "Bearer " + tenant.token())
                                                .build(),
                                        java.net.http.HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
        http.close();
    }

    private void publishAndDrain(Route route) {
        platform.controlPlane().publish(route);
        long version = platform.controlPlane().version();
        await().atMost(PATIENCE).until(() -> {
            List<DataPlaneReport> reports = platform.controlPlane().reports();
            return !reports.isEmpty() && reports.getLast().drainedVersion() >= version;
        });
    }

    private Route route(StormTenant tenant, RouteState state, long epoch) {
        return platform.region()
                .route(
                        tenant.slug(),
                        state,
                        epoch,
                        tenant.placement(),
                        platform.region().license(tenant.id(), LIMITS));
    }

    private List<StormTenant> makeTenants() {
        List<StormTenant> tenants = IntStream.range(0, TENANTS)
                .parallel()
                .mapToObj(number -> {
                    TenantId id = TestPlatform.newTenantId();
                    Placement placement = platform.databases().create(id);
                    platform.databases().addMember(placement, "alice", "admin");
                    return new StormTenant("storm-" + number, platform.issuer().token("alice", id), placement);
                })
                .toList();
        platform.controlPlane()
                .publish(tenants.stream()
                        .map(tenant -> route(tenant, RouteState.ACTIVE, 1))
                        .toArray(Route[]::new));
        return tenants;
    }

    /** @return how many rows are another tenant's */
    private int compare(List<StormTenant> tenants, List<StormClient> clients) throws SQLException {
        int foreign = 0;
        for (StormTenant tenant : tenants) {
            Map<UUID, Integer> wanted = new HashMap<>();
            clients.forEach(client -> client.book()
                    .getOrDefault(tenant, Map.of())
                    .forEach((id, entry) -> wanted.put(id, entry.version())));
            Map<UUID, Integer> found = new HashMap<>();
            List<String> strangers = new ArrayList<>();
            try (Connection database = platform.databases().connect(tenant.placement());
                    Statement statement = database.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT id, version, name, tenant_id, price::integer FROM product.product")) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), rows.getInt(2));
                    if (!rows.getString(3).equals(tenant.slug())
                            || !rows.getObject(4, UUID.class).equals(tenant.id().value())
                            || rows.getInt(5) != rows.getInt(2)) {
                        strangers.add(rows.getString(3));
                    }
                }
            }
            foreign += strangers.size();
            if (!found.equals(wanted)) {
                tally.wrong(tenant.slug() + " has " + found + " where the books say " + wanted);
            }
        }
        return foreign;
    }

    private Map<String, String> configuration() {
        Map<String, String> all = new HashMap<>(platform.configuration());
        all.put("freehold.connections.max", Integer.toString(CONNECTIONS));
        // A busy machine is no reason for a failure.
        all.put("freehold.connections.borrow-timeout", "30S");
        all.put("freehold.connections.connect-timeout", "30S");
        all.put("quarkus.transaction-manager.default-transaction-timeout", "60S");
        return all;
    }
}
