package dev.freehold.tenantservice;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.support.TestPlatform;
import dev.freehold.tenantservice.support.TestRegion;
import dev.freehold.tenantservice.support.TwoTenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** State, licence, concurrency and membership: each gate shuts one tenant and never the other. */
class GatesIT {
    private TwoTenants two;

    @BeforeEach
    void publishTwo() {
        two = TwoTenants.published();
    }

    @Test
    void shutsALiveTokenOutAndLetsItInAgain() {
        String token = two.platform().issuer().token("alice", two.acme().tenant());
        assertThat(two.with(token).get("/v1/products").statusCode()).isEqualTo(200);
        two.publish(two.acmeRoute(RouteState.SUSPENDED, 2));
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> "tenant_suspended"
                        .equals(two.with(token).get("/v1/products").path("code")));
        assertThat(two.with(token).get("/v1/products").statusCode()).isEqualTo(403);
        assertThat(two.bob().get("/v1/products").statusCode()).isEqualTo(200);
        await("no connection is left to a suspended tenant").until(() -> sessions(two.acme()) == 0);
        two.publish(two.acmeRoute(RouteState.ACTIVE, 3));
        await().until(() -> two.with(token).get("/v1/products").statusCode() == 200);
    }

    @Test
    void forgetsADroppedTenantLikeOneThatNeverWas() {
        String unknown =
                two.as("alice", TestPlatform.newTenantId()).get("/v1/me").asString();
        two.publish(two.acmeRoute(RouteState.GONE, 2));
        await().until(() -> two.alice().get("/v1/me").statusCode() == 404);
        assertThat(two.alice().get("/v1/me").asString()).isEqualTo(unknown);
    }

    @Test
    void refusesARouteOfAnOlderEpoch() {
        two.publish(two.acmeRoute(RouteState.SUSPENDED, 5));
        await().until(() -> two.alice().get("/v1/me").statusCode() == 403);
        two.platform()
                .controlPlane()
                .publish(two.acmeRoute(RouteState.ACTIVE, 4), two.globexRoute(RouteState.SUSPENDED, 2));
        await().until(() -> two.bob().get("/v1/me").statusCode() == 403);
        assertThat(two.alice().get("/v1/me").path("code").toString()).isEqualTo("tenant_suspended");
    }

    @Test
    void refusesALicenceThatEndedIsForgedAnothersOrMissing() {
        TestRegion region = two.platform().region();
        TenantId acme = two.acme().tenant();
        Instant now = Instant.now();
        String ended = region.sign(
                region.license(acme, TestRegion.LIMITS, now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(8))));
        String early = region.sign(
                region.license(acme, TestRegion.LIMITS, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(8))));
        long epoch = 2;
        Set<String> details = new HashSet<>();
        for (String license : List.of(
                ended,
                early,
                region.forgedLicense(acme),
                region.license(two.globex().tenant(), TestRegion.LIMITS),
                "x")) {
            two.platform().controlPlane().publish(route(license, epoch++));
            await().until(() -> two.alice().get("/v1/me").statusCode() == 403);
            assertThat(two.alice().get("/v1/me").path("code").toString()).isEqualTo("license_invalid");
            details.add(two.alice().get("/v1/me").path("detail"));
            two.publish(route(region.license(acme, TestRegion.LIMITS), epoch++));
            await().until(() -> two.alice().get("/v1/me").statusCode() == 200);
        }
        assertThat(details).as("ended, early, and not right").hasSize(3);
        assertThat(two.alice().get("/v1/me").header("Freehold-License-Grace-Until"))
                .isNull();
        String inGrace = region.sign(
                region.license(acme, TestRegion.LIMITS, now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(6))));
        two.publish(route(inGrace, epoch));
        await().until(() -> two.alice().get("/v1/me").header("Freehold-License-Grace-Until") != null);
        assertThat(two.alice().get("/v1/me").statusCode()).isEqualTo(200);
        assertThat(two.bob().get("/v1/me").header("Freehold-License-Grace-Until"))
                .isNull();
    }

    @Test
    void servesAsManyAtOnceAsThePlanAllowsAndThenAgain() throws SQLException {
        PlanLimits narrow = new PlanLimits(5, 100, 10_000, 2, 4, 30, 3, 5_368_709_120L);
        two.publish(route(two.platform().region().license(two.acme().tenant(), narrow), 1));
        await().until(() -> two.alice().get("/v1/me").<Integer>path("limits.concurrentRequests") == 2);
        assertThat(two.alice().get("/v1/me").<Integer>path("limits.establishments"))
                .as("what the product goes by")
                .isEqualTo(3);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                Connection locking = two.platform().databases().connect(two.acme())) {
            locking.setAutoCommit(false);
            try (Statement statement = locking.createStatement()) {
                statement.execute("LOCK TABLE product.product IN ACCESS EXCLUSIVE MODE");
            }
            List<CompletableFuture<Response>> waiting = IntStream.range(0, 2)
                    .mapToObj(
                            i -> CompletableFuture.supplyAsync(() -> two.alice().get("/v1/products"), callers))
                    .toList();
            Response refused = await().until(() -> two.alice().get("/v1/me"), answer -> answer.statusCode() == 429);
            assertThat(refused.path("code").toString()).isEqualTo("too_many_requests");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(two.bob().get("/v1/products").statusCode()).isEqualTo(200);
            locking.rollback();
            assertThat(waiting).extracting(answer -> answer.join().statusCode()).containsOnly(200);
        }
        IntStream.range(0, 50).forEach(i -> {
            assertThat(two.alice().get("/v1/me").statusCode()).isEqualTo(200);
            assertThat(two.alice().get("/v1/products/none").statusCode()).isEqualTo(404);
            assertThat(two.as("mallory", two.acme().tenant()).get("/v1/me").statusCode())
                    .isEqualTo(403);
            assertThat(two.alice().body("{").post("/v1/products").statusCode()).isEqualTo(400);
        });
    }

    @Test
    void holdsATenantToItsRateAndNobodyElse() {
        PlanLimits slow = new PlanLimits(5, 100, 1, 16, 4);
        two.publish(route(two.platform().region().license(two.acme().tenant(), slow), 1));
        Response refused = await().until(() -> two.alice().get("/v1/me"), answer -> answer.statusCode() == 429);
        assertThat(refused.path("code").toString()).isEqualTo("rate_exceeded");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
        assertThat(two.bob().get("/v1/me").statusCode()).isEqualTo(200);
        await().until(() -> two.alice().get("/v1/me").statusCode() == 200);
    }

    @Test
    void servesAFeatureOnlyToWhoHasLicensedIt() {
        two.publish(route(two.platform().region().licenseOf(two.acme().tenant(), Set.of("export")), 2));
        await().until(() -> two.alice().get("/v1/products").statusCode() == 403);
        Response refused = two.alice().get("/v1/products");
        assertThat(refused.path("code").toString()).isEqualTo("feature_not_licensed");
        assertThat(two.alice().get("/v1/me").statusCode()).isEqualTo(200);
        assertThat(two.bob().get("/v1/products").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAPlacementOfAnotherRegionAndRaisesTheAlarm() {
        double before = two.service().metric("freehold_feed_refused_total{what=\"placement\"}");
        Placement acme = two.acme();
        Placement foreign = new Placement(
                acme.tenant(),
                new Region("elsewhere"),
                acme.pool(),
                acme.database(),
                acme.role(),
                acme.password(),
                Epoch.FIRST);
        two.platform()
                .controlPlane()
                .publish(two.platform().region().route(two.acmeSlug(), RouteState.ACTIVE, 2, foreign));
        await().until(() -> two.alice().get("/v1/me").statusCode() == 503);
        assertThat(two.alice().get("/v1/me").path("code").toString()).isEqualTo("tenant_unavailable");
        assertThat(two.service().metric("freehold_feed_refused_total{what=\"placement\"}"))
                .isGreaterThan(before);
        assertThat(two.bob().get("/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void neverGivesASlugsNewOwnerToTokensOfTheOldOne() {
        String old = two.platform().issuer().token("alice", two.acme().tenant());
        Placement heir = two.platform().databases().create(TestPlatform.newTenantId());
        two.platform().databases().addMember(heir, "alice", "admin");
        two.publish(two.acmeRoute(RouteState.GONE, 2));
        two.publish(two.platform().region().route(two.acmeSlug(), RouteState.ACTIVE, 1, heir));
        String nothing =
                two.as("alice", TestPlatform.newTenantId()).get("/v1/me").asString();
        for (String host : List.of(two.acmeSlug() + ".localhost", "localhost")) {
            Response answer = two.with(old).header("Host", host).get("/v1/me");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asString()).isEqualTo(nothing);
        }
        Response own = two.as("alice", heir.tenant())
                .header("X-Tenant", two.acmeSlug())
                .get("/v1/me");
        assertThat(own.path("tenant.id").toString()).isEqualTo(heir.tenant().toString());
    }

    @Test
    void servesNoSchemaThatItDoesNotKnow() {
        two.platform()
                .databases()
                .run(two.acme().database().value(), "COMMENT ON SCHEMA freehold IS 'freehold schema 99'");
        two.publish(two.acmeRoute(RouteState.ACTIVE, 2));
        await().until(() -> two.alice().get("/v1/me").statusCode() == 503);
        Response refused = two.alice().get("/v1/me");
        assertThat(refused.path("code").toString()).isEqualTo("schema_not_served");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(two.bob().get("/v1/me").statusCode()).isEqualTo(200);
        two.platform()
                .databases()
                .run(two.acme().database().value(), "COMMENT ON SCHEMA freehold IS 'freehold schema 1'");
        assertThat(two.alice().get("/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void letsViewersReadAndOnlyEditorsAndAdminsWrite() {
        two.platform().databases().addMember(two.acme(), "victor", "viewer");
        two.platform().databases().addMember(two.acme(), "edith", "editor");
        TenantId acme = two.acme().tenant();
        assertThat(two.as("victor", acme).get("/v1/products").statusCode()).isEqualTo(200);
        Response refused = two.as("victor", acme).body(Map.of("bad", "body")).delete("/v1/products/" + acme);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.path("code").toString()).isEqualTo("forbidden");
        assertThat(two.as("edith", acme)
                        .body(Map.of("sku", "E", "name", "n", "price", 1))
                        .post("/v1/products")
                        .statusCode())
                .isEqualTo(201);
    }

    private Route route(String license, long epoch) {
        return two.platform().region().route(two.acmeSlug(), RouteState.ACTIVE, epoch, two.acme(), license);
    }

    private long sessions(Placement placement) {
        try (Connection connection = two.platform().databases().connect(placement);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'fh:"
                        + placement.tenant() + "'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
