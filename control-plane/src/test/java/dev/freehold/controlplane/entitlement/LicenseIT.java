package dev.freehold.controlplane.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
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
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
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
        String plan = Plans.make("gold");
        String slug = ControlPlane.newActiveTenant(worker, Map.of("plan", plan));
        String other = ControlPlane.newActiveTenant(worker);
        long before = dataPlane.routes(0).version();
        License otherBefore = license(other);
        assertThat(license(slug).limits()).isEqualTo(new PlanLimits(7, 100, 10, 4, 2, 5, 3, 5_368_709_120L));

        Response known = Plans.billing().get("/v1/plans/" + plan);
        Map<String, Object> body = Plans.whole(9);
        Plans.billing().body(body).put("/v1/plans/" + plan).then().statusCode(428);
        Plans.change(plan, "\"99\"", body).statusCode(412);
        Plans.change(plan, known.header("ETag"), body).statusCode(200).body("version", equalTo(2));
        Plans.change(plan, "*", body).statusCode(200).body("version", equalTo(2));

        await().atMost(PATIENCE).until(() -> license(slug).limits().users() == 9);
        assertThat(dataPlane.routes(before).routes())
                .extracting(route -> route.slug().value())
                .as("nobody else is told anything")
                .containsExactly(slug);
        assertThat(license(other)).isEqualTo(otherBefore);
    }

    @Test
    void revokesAtOnceAndReinstatesAndTouchesNobodyElse() {
        String slug = ControlPlane.newActiveTenant(worker);
        String other = ControlPlane.newActiveTenant(worker);
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
        Plans.billing().body(Map.of()).post(path(slug)).then().statusCode(409);
        asAdmin()
                .header("If-Match", "*")
                .body(Map.of("plan", "starter"))
                .patch("/v1/tenants/" + slug)
                .then()
                .statusCode(200);
        assertThat(license(slug).revokedAt()).as("under another plan too").isNotNull();

        Plans.billing()
                .post(path(slug) + "/reinstate")
                .then()
                .statusCode(200)
                .body("state", equalTo("valid"))
                .body("plan", equalTo("starter"))
                .body("revokedAt", nullValue());
        assertThat(license(slug).coversWithGrace(clock.instant())).isTrue();
        Plans.billing().post(path(slug) + "/reinstate").then().statusCode(409);
        Plans.billing().get(path(other)).then().statusCode(200).body("state", equalTo("valid"));
    }

    @Test
    void endsADemonstrationByItselfAndGivesItNoGrace() {
        String slug = ControlPlane.newActiveTenant(worker, Map.of("environment", "demo"));
        License demo = license(slug);
        assertThat(Duration.between(demo.validFrom(), demo.validUntil())).isLessThanOrEqualTo(Duration.ofDays(30));
        assertThat(demo.grace()).isZero();
        Plans.billing().get(path(slug)).then().body("endsAt", notNullValue());
        Plans.billing().body(Map.of()).post(path(slug)).then().statusCode(200).body("endsAt", nullValue());
        assertThat(Duration.between(license(slug).validFrom(), license(slug).validUntil()))
                .isEqualTo(Duration.ofDays(365));
    }

    @Test
    void endsALicenceWhenItWasSaid() {
        String slug = ControlPlane.newActiveTenant(worker);
        Instant end = Instant.parse("2126-06-30T00:00:00Z");
        Plans.billing()
                .body(Map.of("until", end.toString()))
                .post(path(slug))
                .then()
                .statusCode(200)
                .body("endsAt", equalTo(end.toString()));
        Instant soon = clock.instant().plus(Duration.ofDays(3));
        Plans.billing()
                .body(Map.of("until", soon.toString()))
                .post(path(slug))
                .then()
                .statusCode(200);
        assertThat(license(slug).validUntil()).isEqualTo(soon);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metrics().lines().filter(line -> line.startsWith("freehold_licenses")))
                        .anyMatch(line -> line.matches("freehold_licenses_ending\\{renewable=\"false\",?} [1-9].*")));
        for (String wrong : List.of("2020-01-01T00:00:00Z", "tomorrow", "+300000-01-01T00:00:00Z")) {
            Plans.billing().body(Map.of("until", wrong)).post(path(slug)).then().statusCode(400);
        }
    }

    @Test
    void tellsWhichKeyHasSignedWhat() {
        ControlPlane.newActiveTenant(worker);
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

    private static String metrics() {
        return RestAssured.given().accept("text/plain").get("/q/metrics").asString();
    }

    private static ValidatableResponse revoke(String slug, String reason) {
        return Plans.billing()
                .body(Map.of("reason", reason))
                .post(path(slug) + "/revoke")
                .then();
    }

    private static String path(String slug) {
        return "/v1/tenants/" + slug + "/license";
    }
}
