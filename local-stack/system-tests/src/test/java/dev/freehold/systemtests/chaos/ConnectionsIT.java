package dev.freehold.systemtests.chaos;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.http.JsonAnswer;
import dev.freehold.stack.http.JsonHttp;
import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.process.Ports;
import dev.freehold.systemtests.TestStacks;

import static org.assertj.core.api.Assertions.assertThat;

/** Credentials are rotated under load, and three data planes share a server that has room for two: no request fails. */
@ResourceLock(TestStacks.CHAOS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionsIT {
    private static final boolean LONG = "all".equals(System.getProperty("freehold.chaos"));
    /** Each may have five hundred requests a second, shared out over the data planes, and with more time the callers come to more than that. */
    private static final int TENANTS = LONG ? 18 : 6;

    private static final int ROTATIONS = LONG ? 30 : 4;
    private static final long LEAST = LONG ? 20_000 : 600;
    private static final String POOL = "local-a";

    /** What ordinary roles have of the server's 300 connections; 20 of them are kept for workers. */
    private static final int ROOM = 80;

    private static final Map<String, String> FULL_SIZE = Map.of("freehold.connections.max", "30");

    private final LocalStack stack = ChaosStack.shared();
    private final Operator operator = new Operator(stack);
    private final List<URI> planes = new ArrayList<>(List.of(stack.tenantService()));
    private final List<RunningPart> more = new ArrayList<>();
    private List<KnownTenant> tenants = List.of();

    @BeforeAll
    void makesTenantsThatAllDataPlanesKnow() throws SQLException {
        narrow(300 - ROOM);
        for (String name : List.of("plane-2", "plane-3")) {
            int port = Ports.free();
            more.add(stack.launchTenantService(name, port, FULL_SIZE));
            planes.add(URI.create("http://localhost:" + port));
        }
        try (Crew crew = new Crew(stack, Crew.WITHOUT_STANDBYS, new Trap())) {
            crew.awaitReady();
            tenants = createInPool();
        }
        more.forEach(RunningPart::awaitReady);
        for (KnownTenant tenant : tenants) {
            tenant.addProduct(new JsonHttp(planes.getFirst()));
            planes.forEach(plane -> Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            new JsonHttp(plane).get("/v1/me", tenant.token()).status() == 200));
        }
    }

    @AfterAll
    void widensTheServerAgain() throws SQLException {
        more.forEach(RunningPart::stop);
        narrow(3);
    }

    @Test
    void failsNoRequestWhileCredentialsAreRotated() throws InterruptedException {
        try (Crew crew = new Crew(stack, Crew.WITHOUT_STANDBYS, new Trap());
                Load load = new Load(planes.subList(0, 2), tenants)) {
            crew.awaitReady();
            long before = load.requests();
            for (int rotation = 0; rotation < ROTATIONS; rotation++) {
                operator.awaitSuccess(
                        operator.ask(tenants.get(rotation % TENANTS).slug(), "rotate-credential"));
            }
            load.awaitRequests(before + LEAST);
            load.end();
            System.out.printf(
                    "rotation: %d requests over %d rotations of %d tenants, %d failed%n",
                    load.requests() - before,
                    ROTATIONS,
                    TENANTS,
                    load.failures().size());
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    void shareAServerThatHasRoomForTwoOfThem() throws InterruptedException, SQLException {
        awaitDivided();
        int most = 0;
        try (Load load = new Load(planes, tenants, 60);
                Connection server = stack.connectAsSuperuser(POOL, "postgres")) {
            long goal = load.requests() + 2 * LEAST;
            while (load.requests() < goal) {
                most = Math.max(most, sessions(server));
                load.awaitRequests(Math.min(goal, load.requests() + LEAST / 10));
            }
            load.end();
            System.out.printf(
                    "room for two: %d requests of 60 callers to 3 data planes, at most %d of %d sessions, %d failed%n",
                    load.requests(), most, ROOM, load.failures().size());
            assertThat(load.failures()).isEmpty();
            assertThat(load.served()).as("each data plane served").allMatch(number -> number > 0);
            assertThat(most).as("sessions at once").isBetween(1, ROOM);
        }
    }

    /** Until all three have shares that fit into the server together. */
    private void awaitDivided() {
        Awaitility.await("shares").atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            Map<String, Integer> lent = new HashMap<>();
            operator.get("/v1/regions/local/data-planes")
                    .orThrow()
                    .body()
                    .path("processes")
                    .forEach(plane -> {
                        if (plane.path("state").asText().equals("live")) {
                            lent.put(
                                    plane.path("process").asText(),
                                    plane.path("connections")
                                            .path(POOL)
                                            .path("granted")
                                            .asInt());
                        }
                    });
            assertThat(lent).hasSizeGreaterThanOrEqualTo(3);
            assertThat(lent.values().stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(ROOM - 20);
        });
    }

    private static int sessions(Connection server) throws SQLException {
        try (Statement statement = server.createStatement();
                ResultSet counted = statement.executeQuery("""
                        SELECT count(*) FROM pg_stat_activity s JOIN pg_roles r ON r.oid = s.usesysid
                        WHERE s.backend_type = 'client backend' AND NOT r.rolsuper
                        """)) {
            return counted.next() ? counted.getInt(1) : 0;
        }
    }

    /** Leaves ordinary roles less of the server's connections. */
    private void narrow(int keptForSuperusers) throws SQLException {
        try (Connection server = stack.connectAsSuperuser(POOL, "postgres");
                Statement statement = server.createStatement()) {
            statement.execute("ALTER SYSTEM SET superuser_reserved_connections = " + keptForSuperusers);
        }
        stack.stopService("postgres-" + POOL);
        stack.startService("postgres-" + POOL);
    }

    /** The narrowed server has the least room of all, so the others must not take tenants meanwhile. */
    private List<KnownTenant> createInPool() {
        List<String> others =
                Pools.IDS.stream().filter(pool -> !pool.equals(POOL)).toList();
        others.forEach(pool -> operator.post("/v1/pools/" + pool + "/cordon").orThrow());
        try {
            return IntStream.range(0, TENANTS).mapToObj(_ -> create()).toList();
        } finally {
            others.forEach(
                    pool -> operator.post("/v1/pools/" + pool + "/uncordon").orThrow());
        }
    }

    private KnownTenant create() {
        String slug = Operator.freshSlug("linked");
        operator.awaitSuccess(acceptCreate(slug));
        return new KnownTenant(slug, stack.tokens().memberOf(slug));
    }

    /** Its server has just been restarted, and until a worker says that it is back the pool takes nobody. */
    private JsonAnswer acceptCreate(String slug) {
        return Awaitility.await("room in " + POOL)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> operator.create(slug, Map.of("plan", "enterprise")), answer -> answer.status() == 202);
    }
}
