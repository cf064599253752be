package dev.freehold.controlplane.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class LicenseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Worker worker = new Worker(TestRegions.next());
    private final DataPlane dataPlane = new DataPlane(worker.region());

    @Inject
    MovableClock clock;

    @Test
    void putsAChangedPlanIntoTheLicencesThatAreOut() {
        String plan = newPlan("gold");
        String slug = active(Map.of("plan", plan));
        String other = active(Map.of());
        long before = dataPlane.routes(0).version();
        License otherBefore = license(other);
        assertThat(license(slug).limits()).isEqualTo(new PlanLimits(7, 100, 10, 4, 2, 5, 3, 5_368_709_120L));

        Response known = billing().get("/v1/plans/" + plan);
        Map<String, Object> body = whole(9);
        billing().body(body).put("/v1/plans/" + plan).then().statusCode(428);
        change(plan, "\"99\"", body).statusCode(412);
        change(plan, known.header("ETag"), body).statusCode(200).body("version", equalTo(2));
        change(plan, "*", body).statusCode(200).body("version", equalTo(2));

        await().atMost(PATIENCE).until(() -> license(slug).limits().users() == 9);
        assertThat(dataPlane.routes(before).routes())
                .extracting(route -> route.slug().value())
                .as("nobody else is told anything")
                .containsExactly(slug);
        assertThat(license(other)).isEqualTo(otherBefore);
    }

    @Test
    void givesARetiredPlanToNobodyElse() {
        String plan = newPlan("bronze");
        String slug = active(Map.of("plan", plan));
        Map<String, Object> body = whole(7);
        body.put("retired", true);
        change(plan, "*", body).statusCode(200);
        Map<String, Object> asked = ControlPlane.validTenant(ControlPlane.newSlug(), worker.region());
        asked.put("plan", plan);
        ControlPlane.create(asked).then().statusCode(400).body("errors[0].field", equalTo("plan"));
        asAdmin()
                .header("If-Match", "*")
                .body(Map.of("contactName", "Grace Hopper"))
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(200)
                .body("plan", equalTo(plan));
        billing().get("/v1/plans").then().statusCode(200).body("name", hasItem(plan));
    }

    @Test
    void givesAPlansTierToWhoIsMadeAfterwardsAndMovesNobody() {
        String plan = newPlan("silver");
        billing().get("/v1/plans/" + plan).then().body("tier", equalTo("shared"));
        String slug = active(Map.of("plan", plan));
        String pool = asAdmin().get("/v1/tenants/" + slug).path("pool");
        Map<String, Object> body = whole(7);
        body.put("tier", "cosy");
        change(plan, "*", body).statusCode(400).body("errors[0].field", equalTo("tier"));
        body.remove("tier");
        change(plan, "*", body).statusCode(400).body("errors[0].field", endsWith("tier"));
        body.put("tier", "dedicated");
        change(plan, "*", body).statusCode(200).body("tier", equalTo("dedicated"));

        asAdmin().get("/v1/tenants/" + slug).then().body("pool", equalTo(pool));
        asAdmin()
                .get("/v1/tenants/{slug}/isolation", slug)
                .then()
                .body("tier", equalTo("shared"))
                .body("demanded", equalTo("dedicated"))
                .body("met", equalTo(false));
        Map<String, Object> asked = ControlPlane.validTenant(ControlPlane.newSlug(), worker.region());
        asked.put("plan", plan);
        ControlPlane.create(asked).then().statusCode(409).body("code", equalTo("no_room"));
        asAdmin()
                .get("/v1/audit?action=plan.change")
                .then()
                .body("items.find { it.detail.after.plan == '" + plan + "' }.detail.before.tier", equalTo("shared"))
                .body("items.find { it.detail.after.plan == '" + plan + "' }.detail.after.tier", equalTo("dedicated"));
    }

    @Test
    void refusesAPlanThatIsNoneOrTaken() {
        Map<String, Object> body = plan(5);
        body.put("name", "Not A Name");
        billing().body(body).post("/v1/plans").then().statusCode(400).body("errors[0].field", endsWith("name"));
        body.put("name", "standard");
        billing().body(body).post("/v1/plans").then().statusCode(409).body("code", equalTo("id_taken"));
        body.put("name", "fine");
        body.put("limits", Map.of("users", 0));
        billing().body(body).post("/v1/plans").then().statusCode(400);
        body = plan(5);
        body.put("name", "fine");
        body.put("tier", "cosy");
        billing().body(body).post("/v1/plans").then().statusCode(400).body("errors[0].field", equalTo("tier"));
        billing().get("/v1/plans/fine").then().statusCode(404);
    }

    @Test
    void revokesAtOnceAndReinstatesAndTouchesNobodyElse() {
        String slug = active(Map.of());
        String other = active(Map.of());
        long before = dataPlane.routes(0).version();
        revoke(slug, "unpaid")
                .statusCode(200)
                .body("state", equalTo("revoked"))
                .body("revokedReason", equalTo("unpaid"));
        License revoked = license(slug);
        assertThat(revoked.revokedAt()).isNotNull();
        assertThat(revoked.coversWithGrace(clock.instant())).isFalse();
        assertThat(revoked.validUntil().plus(revoked.grace()))
                .as("also for who knows nothing of revocations")
                .isBeforeOrEqualTo(clock.instant());
        assertThat(dataPlane.routes(before).routes())
                .extracting(route -> route.slug().value())
                .containsExactly(slug);
        revoke(slug, "again").statusCode(409);
        billing().body(Map.of()).post(path(slug)).then().statusCode(409);
        asAdmin()
                .header("If-Match", "*")
                .body(Map.of("plan", "starter"))
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(200);
        assertThat(license(slug).revokedAt()).as("under another plan too").isNotNull();

        billing()
                .post(path(slug) + "/reinstate")
                .then()
                .statusCode(200)
                .body("state", equalTo("valid"))
                .body("plan", equalTo("starter"))
                .body("revokedAt", nullValue());
        assertThat(license(slug).coversWithGrace(clock.instant())).isTrue();
        billing().post(path(slug) + "/reinstate").then().statusCode(409);
        billing().get(path(other)).then().statusCode(200).body("state", equalTo("valid"));
    }

    @Test
    void endsADemonstrationByItselfAndGivesItNoGrace() {
        String slug = active(Map.of("environment", "demo"));
        License demo = license(slug);
        assertThat(Duration.between(demo.validFrom(), demo.validUntil())).isLessThanOrEqualTo(Duration.ofDays(30));
        assertThat(demo.grace()).isZero();
        billing().get(path(slug)).then().body("endsAt", notNullValue());
        billing().body(Map.of()).post(path(slug)).then().statusCode(200).body("endsAt", nullValue());
        assertThat(Duration.between(license(slug).validFrom(), license(slug).validUntil()))
                .isEqualTo(Duration.ofDays(365));
    }

    @Test
    void endsALicenceWhenItWasSaid() {
        String slug = active(Map.of());
        Instant end = Instant.parse("2126-06-30T00:00:00Z");
        billing()
                .body(Map.of("until", end.toString()))
                .post(path(slug))
                .then()
                .statusCode(200)
                .body("endsAt", equalTo(end.toString()));
        Instant soon = clock.instant().plus(Duration.ofDays(3));
        billing().body(Map.of("until", soon.toString())).post(path(slug)).then().statusCode(200);
        assertThat(license(slug).validUntil()).isEqualTo(soon);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metrics().lines().filter(line -> line.startsWith("freehold_licenses")))
                        .anyMatch(line -> line.matches("freehold_licenses_ending\\{renewable=\"false\",?} [1-9].*")));
        for (String wrong : List.of("2020-01-01T00:00:00Z", "tomorrow")) {
            billing().body(Map.of("until", wrong)).post(path(slug)).then().statusCode(400);
        }
    }

    @Test
    void tellsWhichKeyHasSignedWhat() {
        active(Map.of());
        asAdmin()
                .get("/v1/keys/usage")
                .then()
                .statusCode(200)
                .body("[0].keyId", equalTo("authority-1"))
                .body("[0].signs", equalTo(true))
                .body("[0].licenses", notNullValue());
    }

    private License license(String slug) {
        return dataPlane.routes(0).routes().stream()
                .filter(route -> route.slug().value().equals(slug))
                .map(route -> License.verify(
                        requireNonNull(route.license()),
                        VerifyingKeys.parse(ControlDatabase.authority().publicJwks())))
                .findFirst()
                .orElseThrow();
    }

    private String active(Map<String, Object> more) {
        String slug = ControlPlane.newSlug();
        Map<String, Object> body = ControlPlane.validTenant(slug, worker.region());
        body.putAll(more);
        ControlPlane.accepted(ControlPlane.create(body));
        worker.succeed(worker.lease()).then().statusCode(204);
        return slug;
    }

    private static String metrics() {
        return RestAssured.given().accept("text/plain").get("/q/metrics").asString();
    }

    private static String newPlan(String stem) {
        String name = stem + "-" + ControlPlane.newSlug();
        Map<String, Object> body = plan(7);
        body.put("name", name);
        billing()
                .body(body)
                .post("/v1/plans")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/plans/" + name))
                .body("version", equalTo(1));
        return name;
    }

    private static Map<String, Object> plan(int users) {
        Map<String, Object> body = new HashMap<>();
        body.put(
                "limits",
                Map.of(
                        "users", users,
                        "documentsPerMonth", 100,
                        "requestsPerSecond", 10,
                        "concurrentRequests", 4,
                        "connections", 2,
                        "statementTimeoutSeconds", 5,
                        "establishments", 3,
                        "storageBytes", 5_368_709_120L));
        body.put("features", List.of("products"));
        body.put("retentionDays", 30);
        return body;
    }

    /** What a change says in whole, and a new plan need not. */
    private static Map<String, Object> whole(int users) {
        Map<String, Object> body = plan(users);
        body.put("tier", "shared");
        body.put("retired", false);
        return body;
    }

    private static ValidatableResponse change(String plan, String ifMatch, Map<String, Object> body) {
        return billing()
                .header("If-Match", ifMatch)
                .body(body)
                .put("/v1/plans/" + plan)
                .then();
    }

    private static ValidatableResponse revoke(String slug, String reason) {
        return billing()
                .body(Map.of("reason", reason))
                .post(path(slug) + "/revoke")
                .then();
    }

    private static String path(String slug) {
        return "/v1/tenants/" + slug + "/license";
    }

    private static RequestSpecification billing() {
        return ControlPlane.as(Tokens.person("billing"));
    }
}
