package dev.freehold.controlplane.isolation;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.pool.MeasuredTenant;
import dev.freehold.contracts.region.TenantTraffic;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class IsolationIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final String pool = TestRegions.poolOf(worker.region());
    private String slug;
    private String other;

    @BeforeEach
    void makeTwoTenants() {
        slug = ControlPlane.newActiveTenant(worker);
        other = ControlPlane.newActiveTenant(worker);
    }

    @Test
    void advisesNothingWithoutFigures() {
        isolation(slug)
                .header("ETag", equalTo("\"0\""))
                .body("tier", equalTo("shared"))
                .body("demanded", equalTo("shared"))
                .body("met", equalTo(true))
                .body("advised", equalTo("shared"))
                .body("triggers", empty())
                .body("demand", nullValue())
                .body("figures.bytes", nullValue())
                .body("figures.noisyHours", nullValue())
                .body("figures.poolTenants", equalTo(2));
    }

    @Test
    void namesEachTriggerWithItsFigureAndLeavesTheOtherTenantAlone() {
        worker.report(pool, true, 1);
        worker.measured(
                pool,
                60_000_000_000L,
                new MeasuredTenant(ControlPlane.idOf(slug), true, 55_000_000_000L, 0, 1, null, null),
                new MeasuredTenant(ControlPlane.idOf(other), true, 9_000_000L, 0, 1, null, null));
        new DataPlane(worker.region())
                .counted(
                        new TenantTraffic(ControlPlane.idOf(slug), 1, 0, 0, 0, 0, 0, 601_000),
                        new TenantTraffic(ControlPlane.idOf(other), 1, 0, 0, 0, 0, 0, 599_000));
        isolation(slug)
                .body("advised", equalTo("dedicated"))
                .body("triggers.code", contains("size", "share_of_pool", "waits"))
                .body("figures.bytes", equalTo(55_000_000_000L))
                .body("figures.waitSeconds", equalTo(601))
                .body("figures.noisyHours", equalTo(0));
        isolation(other).body("advised", equalTo("shared")).body("triggers", empty());
    }

    @Test
    void keepsWhatAContractDemandsAndSaysThatItIsNotMet() {
        put(slug, "\"0\"", Map.of("tier", "dedicated", "contract", "Annex 4", "reasons", List.of("banking secrecy")))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("demanded", equalTo("dedicated"))
                .body("met", equalTo(false))
                .body("demand.reasons", contains("banking secrecy"))
                .body("demand.updatedBy", equalTo("ops-admin"))
                .body("triggers.code", contains("contract"));
        isolation(other).body("demanded", equalTo("shared")).body("demand", nullValue());
        put(slug, "\"0\"", Map.of()).then().statusCode(412);
        asAdmin()
                .body(Map.of())
                .put("/v1/tenants/{slug}/isolation", slug)
                .then()
                .statusCode(428);
        put(slug, "\"1\"", Map.of()).then().statusCode(200).body("demanded", equalTo("shared"));
        put(slug, "*", Map.of("tier", "cosy")).then().statusCode(400).body("errors[0].field", equalTo("tier"));
        put(slug, "*", Map.of("contract", "")).then().statusCode(400);
        put("nobody-at-all", "*", Map.of()).then().statusCode(404);
        asAdmin()
                .get(
                        "/v1/audit?action=tenant.isolation&subject={id}",
                        ControlPlane.idOf(slug).toString())
                .then()
                .body("items.detail.after", hasItem("dedicated"));
    }

    private static Response put(String of, String tag, Map<String, Object> demand) {
        return asAdmin().header("If-Match", tag).body(demand).put("/v1/tenants/{slug}/isolation", of);
    }

    private static ValidatableResponse isolation(String of) {
        return asAdmin().get("/v1/tenants/{slug}/isolation", of).then().statusCode(200);
    }
}
