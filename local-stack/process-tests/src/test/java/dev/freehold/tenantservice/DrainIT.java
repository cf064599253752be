package dev.freehold.tenantservice;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.tenantservice.support.ServiceProcess;
import dev.freehold.tenantservice.support.TestPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A route that changes under work: what ends when, and what the process says of it. Always with a tenant beside that feels nothing. */
class DrainIT {
    private static final Duration DRAIN = Duration.ofSeconds(8);

    @TempDir
    private static Path folder;

    private static TestPlatform platform;
    private static ServiceProcess service;
    private Placement acme;
    private Placement globex;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Map<String, String> configuration = new HashMap<>(platform.configuration());
        configuration.put("freehold.connections.drain", DRAIN.toSeconds() + "S");
        platform.controlPlane().publish();
        service = ServiceProcess.start(folder, "drain", configuration).awaitReady();
    }

    @BeforeEach
    void publishTwo() {
        acme = platform.databases().create(TestPlatform.newTenantId());
        globex = platform.databases().create(TestPlatform.newTenantId());
        platform.databases().addMember(acme, "alice", "admin");
        platform.databases().addMember(globex, "bob", "admin");
        platform.controlPlane()
                .publish(
                        platform.region().route("acme", RouteState.ACTIVE, 1, acme),
                        platform.region().route("globex", RouteState.ACTIVE, 1, globex));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> alice().get("/v1/products").statusCode() == 200
                        && bob().get("/v1/products").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        platform.close();
    }

    @Test
    void endsRunningWorkOfASuspendedTenantAtOnceAndSaysSo() throws SQLException {
        try (Connection lock = lockedProducts(acme);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Response> running = post(callers);
            awaitBlocked();
            Instant suspended = Instant.now();
            publish(RouteState.SUSPENDED, 2);
            Response cut = running.join();
            assertThat(Duration.between(suspended, Instant.now())).isLessThan(DRAIN);
            assertThat(cut.statusCode()).isEqualTo(503);
            assertThat(alice().get("/v1/me").path("code").toString()).isEqualTo("tenant_suspended");
            awaitDrained();
            lock.rollback();
        }
        assertThat(count(acme)).as("what was cut off left no row").isZero();
        assertThat(bob().get("/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void letsWorkEndWhereTheTenantIsServedOnAndAcknowledgesOnlyThen() throws SQLException {
        try (Connection lock = lockedProducts(acme);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Response> running = post(callers);
            awaitBlocked();
            publish(RouteState.ACTIVE, 2);
            long version = platform.controlPlane().version();
            await().until(() -> last().appliedVersion() >= version);
            assertThat(last().drainedVersion()).isLessThan(version);
            assertThat(alice().get("/v1/me").statusCode())
                    .as("the new epoch serves meanwhile")
                    .isEqualTo(200);
            lock.rollback();
            assertThat(running.join().statusCode()).isEqualTo(201);
            awaitDrained();
        }
        assertThat(count(acme)).isEqualTo(1);
    }

    @Test
    void endsWorkThatDoesNotEndByItself() throws SQLException {
        try (Connection lock = lockedProducts(acme);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Response> running = post(callers);
            awaitBlocked();
            Instant changed = Instant.now();
            publish(RouteState.ACTIVE, 2);
            assertThat(running.join().statusCode()).isEqualTo(503);
            assertThat(Duration.between(changed, Instant.now()))
                    .isBetween(DRAIN.minusMillis(200), DRAIN.plusSeconds(10));
            awaitDrained();
            lock.rollback();
        }
        assertThat(count(acme)).isZero();
    }

    @Test
    void asksForASnapshotAtOnceWhenChangesAreMissing() {
        double before = service.metric("freehold_feed_refused_total{what=\"feed\"}");
        platform.controlPlane().loseChanges();
        publish(RouteState.SUSPENDED, 2);
        await().until(() -> alice().get("/v1/me").statusCode() == 403);
        assertThat(service.metric("freehold_feed_refused_total{what=\"feed\"}")).isEqualTo(before + 1);
    }

    @Test
    void followsAControlPlaneWhoseVersionsBeganAgain() {
        platform.controlPlane().beginAgain();
        await().until(() -> last().appliedVersion() == 1);
        publish(RouteState.SUSPENDED, 2);
        await().until(() -> alice().get("/v1/me").statusCode() == 403);
        assertThat(bob().get("/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesARouteOfAnOlderEpochAndRaisesTheAlarm() {
        publish(RouteState.SUSPENDED, 7);
        await().until(() -> alice().get("/v1/me").statusCode() == 403);
        double before = service.metric("freehold_feed_refused_total{what=\"route\"}");
        publish(RouteState.ACTIVE, 6);
        await().until(() -> service.metric("freehold_feed_refused_total{what=\"route\"}") > before);
        long refused = platform.controlPlane().version();
        await().until(() -> last().appliedVersion() == refused);
        assertThat(last().drainedVersion())
                .as("what was refused is not acknowledged")
                .isLessThan(refused);
        assertThat(alice().get("/v1/me").statusCode()).isEqualTo(403);
        publish(RouteState.SUSPENDED, 8);
        awaitDrained();
    }

    @Test
    void servesNothingOfATenantThatWasSuspendedWhileTheProcessWasFrozen() throws Exception {
        String token = platform.issuer().token("alice", acme.tenant());
        service.freeze();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            publish(RouteState.SUSPENDED, 2);
            platform.databases().run("postgres", """
                    ALTER ROLE %1$s NOLOGIN;
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '%1$s';
                    """.formatted(acme.role()));
            var waiting = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> with(token).get("/v1/products").statusCode(), callers))
                    .toList();
            service.thaw();
            assertThat(waiting)
                    .extracting(CompletableFuture::join)
                    .doesNotContain(200)
                    .containsAnyOf(403, 503);
        }
        await().until(() ->
                "tenant_suspended".equals(with(token).get("/v1/products").path("code")));
        awaitDrained();
        assertThat(bob().get("/v1/products").statusCode()).isEqualTo(200);
    }

    @Test
    void reportsItsNameItsSchemasAndWhatItHoldsOpen() {
        DataPlaneReport report = await().atMost(Duration.ofSeconds(30))
                .until(DrainIT::last, told -> told.connections().getOrDefault("local-a", 0) > 0);
        assertThat(report.process()).isNotBlank();
        assertThat(platform.controlPlane().reports())
                .extracting(DataPlaneReport::process)
                .containsOnly(report.process());
        assertThat(report.minSchema()).isEqualTo(1);
        assertThat(report.maxSchema()).isGreaterThanOrEqualTo(report.minSchema());
        try (ServiceProcess _ = ServiceProcess.start(folder, "another", platform.configuration())) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> platform.controlPlane().reports().stream()
                                    .map(DataPlaneReport::process)
                                    .distinct()
                                    .count()
                            == 2);
        }
        assertThat(platform.controlPlane().left())
                .as("it gave its lease up when it ended in order")
                .singleElement()
                .asString()
                .doesNotContain(report.process());
    }

    private void publish(RouteState state, long epoch) {
        platform.controlPlane().publish(platform.region().route("acme", state, epoch, acme));
    }

    private static void awaitDrained() {
        long version = platform.controlPlane().version();
        await().until(() -> last().drainedVersion() == version);
    }

    private static DataPlaneReport last() {
        await().until(() -> !platform.controlPlane().reports().isEmpty());
        return platform.controlPlane().reports().getLast();
    }

    private CompletableFuture<Response> post(ExecutorService callers) {
        return CompletableFuture.supplyAsync(
                () -> alice().body(Map.of("sku", "RUNNING", "name", "n", "price", 1))
                        .post("/v1/products"),
                callers);
    }

    private static Connection lockedProducts(Placement placement) throws SQLException {
        Connection locking = platform.databases().connect(placement);
        locking.setAutoCommit(false);
        try (Statement statement = locking.createStatement()) {
            statement.execute("LOCK TABLE product.product IN ACCESS EXCLUSIVE MODE");
        }
        return locking;
    }

    private void awaitBlocked() {
        await().until(() -> number(
                        acme,
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = '"
                                + acme.role() + "'")
                == 1);
    }

    private static long count(Placement placement) throws SQLException {
        return number(placement, "SELECT count(*) FROM product.product");
    }

    private static long number(Placement placement, String sql) throws SQLException {
        try (Connection connection = platform.databases().connect(placement);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private RequestSpecification alice() {
        return with(platform.issuer().token("alice", acme.tenant()));
    }

    private RequestSpecification bob() {
        return with(platform.issuer().token("bob", globex.tenant()));
    }

    private static RequestSpecification with(String token) {
        return RestAssured.given()
                .baseUri(service.url())
                .contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token);
    }
}
