package dev.freehold.controlplane.placement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class PoolsIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final Worker elsewhere = new Worker(TestRegions.next());
    private final String configured = TestRegions.poolOf(worker.region());
    private final String added = "added-" + worker.region();

    @Inject
    MeasureRoom room;

    @Test
    void opensARegisteredPoolOnceAWorkerOfItsRegionIsReadyAndNotBefore() {
        register(added, Map.of()).then().statusCode(201).body("state", equalTo("registered"));
        verb(configured, "cordon");
        create(Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("no_room"))
                .body("detail", allOf(containsString(added + ": it is registered"), containsString("cordoned")));
        elsewhere.report(added, true, 1).then().statusCode(404);
        worker.report(added, false, null).then().statusCode(200).body("state", equalTo("registered"));
        pool(added).body("ready", equalTo(false));

        worker.report(added, true, 3).then().statusCode(200).body("state", equalTo("open"));

        pool(added)
                .body("state", equalTo("open"))
                .body("ready", equalTo(true))
                .body("connections.used", equalTo(3))
                .body("tenants.used", equalTo(0));
        create(Map.of())
                .then()
                .statusCode(202)
                .body("placement.chosen", equalTo(added))
                .body("placement.candidates.find { it.pool == '" + configured + "' }.leftOut", equalTo("state"))
                .body("placement.reason", containsString("only open pool"));
    }

    @Test
    void refusesAnIdThatAPoolHasOrHadAndWhatIsNoPool() {
        register(configured, Map.of()).then().statusCode(409).body("code", equalTo("id_taken"));
        register(added, Map.of()).then().statusCode(201);
        verb(added, "retire").body("state", equalTo("retired"));
        register(added, Map.of()).then().statusCode(409);
        asAdmin()
                .body(Map.of("id", "A B", "region", "-", "tier", "cosy"))
                .post("/v1/pools")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("id", "region", "tier")));
        asAdmin()
                .body(Map.of("id", "x", "region", "y", "host", "db.example.org"))
                .post("/v1/pools")
                .then()
                .statusCode(400);
    }

    @Test
    void servesARegionThatNobodyKnewBefore() {
        String region = "new-" + worker.region();
        asAdmin()
                .body(Map.of("id", region, "region", region))
                .post("/v1/pools")
                .then()
                .statusCode(201);
        new Worker(region).report(region, true, 1).then().statusCode(200);
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), region)));
        assertThat(new DataPlane(region).routes(0).routes()).isEmpty();
    }

    @Test
    void keepsTenantsWhereTheyAreWhileAPoolIsCordonedDrainedAndRetiresItOnlyWhenEmpty() {
        String slug = ControlPlane.newActiveTenant(worker);
        verb(configured, "cordon").body("state", equalTo("cordoned")).body("tenants.used", equalTo(1));
        verb(configured, "cordon").body("state", equalTo("cordoned"));
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
        worker.report(configured, true, 1).then().body("state", equalTo("cordoned"));
        verb(configured, "drain").body("state", equalTo("draining")).body("tenants.used", equalTo(1));
        asAdmin()
                .post("/v1/pools/{id}/retire", configured)
                .then()
                .statusCode(409)
                .body("code", equalTo("pool_state_conflict"))
                .body("detail", containsString("It has 1 tenants"));
        verb(configured, "uncordon").body("state", equalTo("open"));
        verb(configured, "drain");
        ControlPlane.drop(worker, slug);
        worker.succeed(worker.lease()).then().statusCode(204);

        verb(configured, "retire").body("state", equalTo("retired"));

        asAdmin().post("/v1/pools/{id}/uncordon", configured).then().statusCode(409);
        create(Map.of()).then().statusCode(400).body("errors[0].field", equalTo("region"));
    }

    @Test
    void changesOnlyWhatWasSeen() {
        String tag = asAdmin().get("/v1/pools/{id}", configured).header("ETag");
        verb(configured, "cordon");
        asAdmin()
                .header("If-Match", tag)
                .post("/v1/pools/{id}/drain", configured)
                .then()
                .statusCode(412);
        String now = asAdmin().get("/v1/pools/{id}", configured).header("ETag");
        asAdmin()
                .header("If-Match", now)
                .header("Idempotency-Key", "drain-" + configured)
                .post("/v1/pools/{id}/drain", configured)
                .then()
                .statusCode(200);
        asAdmin()
                .header("If-Match", now)
                .header("Idempotency-Key", "drain-" + configured)
                .post("/v1/pools/{id}/drain", configured)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true");
        asAdmin().get("/v1/pools/no-such-pool").then().statusCode(404);
        asAdmin().post("/v1/pools/-/drain").then().statusCode(404);
    }

    @Test
    void givesADedicatedPoolToOneTenantThatAsksForIt() {
        register(added, Map.of("tier", "dedicated", "maxTenants", 7)).then().body("tenants.limit", equalTo(1));
        worker.report(added, true, 1).then().statusCode(200);
        create(Map.of()).then().statusCode(202).body("placement.chosen", equalTo(configured));
        create(Map.of("tier", "dedicated"))
                .then()
                .statusCode(202)
                .body("placement.chosen", equalTo(added))
                .body("placement.tier", equalTo("dedicated"));
        create(Map.of("tier", "dedicated"))
                .then()
                .statusCode(409)
                .body("detail", containsString(added + ": it has 1 of 1 tenants"));
        create(Map.of("tier", "roomy")).then().statusCode(400).body("errors[0].field", equalTo("tier"));
    }

    @Test
    void placesNobodyWhereBytesOrConnectionsAreUsedUpOrNoWorkerCanWork() {
        register(added, Map.of("maxBytes", 1_000, "maxConnections", 50));
        worker.report(added, true, 50).then().body("measure", equalTo(true));
        worker.report(added, true, 50).then().body("measure", equalTo(false));
        leftOut(added, "connections");
        worker.report(added, true, 5);
        elsewhere.measured(added, 1_000L).then().statusCode(204);
        pool(added).body("bytes.used", nullValue());
        worker.measured(added, 1_000L).then().statusCode(204);
        leftOut(added, "bytes");
        worker.measured(added, 100L).then().statusCode(204);
        worker.report(configured, false, null);
        leftOut(configured, "not_ready");
    }

    @Test
    void countsRefusalsByReasonAndMeasuresTheRoomThatIsLeft() {
        double before = measured("freehold_placement_refused_total", "reason=\"state\"");
        verb(configured, "cordon");
        create(Map.of()).then().statusCode(409);
        assertThat(measured("freehold_placement_refused_total", "reason=\"state\""))
                .isEqualTo(before + 1);
        register(added, Map.of("maxTenants", 3));
        worker.report(added, true, 1);
        create(Map.of()).then().statusCode(202);
        room.run();
        assertThat(measured(
                        "freehold_pool_free",
                        "pool=\"" + added + "\",region=\"" + worker.region() + "\",resource=\"tenants\""))
                .isEqualTo(2);
        assertThat(measured(
                        "freehold_pool_free",
                        "pool=\"" + configured + "\",region=\"" + worker.region() + "\",resource=\"tenants\""))
                .isZero();
    }

    @Test
    void tellsInTheAuditWhoChangedAPool() {
        register(added, Map.of());
        worker.report(added, true, 1);
        verb(added, "cordon");
        asAdmin()
                .get("/v1/audit?action=pool.cordon&limit=200")
                .then()
                .statusCode(200)
                .body("items.detail.pool", hasItem(added));
        asAdmin().get("/v1/audit?action=pool.open&limit=200").then().body("items.detail.pool", hasItem(added));
    }

    private void leftOut(String pool, String reason) {
        asAdmin()
                .body(ControlPlane.validTenant(ControlPlane.newSlug(), worker.region()))
                .post("/v1/tenants")
                .then()
                .statusCode(202)
                .body("placement.candidates.find { it.pool == '" + pool + "' }.leftOut", equalTo(reason));
    }

    private Response register(String id, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("id", id);
        body.put("region", worker.region());
        return asAdmin().body(body).post("/v1/pools");
    }

    private Response create(Map<String, Object> more) {
        Map<String, Object> body = ControlPlane.validTenant(ControlPlane.newSlug(), worker.region());
        body.putAll(more);
        return ControlPlane.create(body);
    }

    private static ValidatableResponse pool(String id) {
        return asAdmin().get("/v1/pools/{id}", id).then().statusCode(200);
    }

    private static ValidatableResponse verb(String id, String verb) {
        return asAdmin().post("/v1/pools/{id}/" + verb, id).then().statusCode(200);
    }

    private double measured(String name, String labels) {
        return given().accept("text/plain")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(labels))
                .filter(line -> line.contains("region=\"" + worker.region() + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
