package dev.freehold.controlplane.usage;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class UsageIT {
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
    void namesWhatIsNotMeasuredAndNeverCallsItZero() {
        usage(slug)
                .body("measured.size()", equalTo(0))
                .body(
                        "notMeasured.name",
                        contains(
                                "users",
                                "documentsThisMonth",
                                "connections",
                                "bytes",
                                "requestsThisMonth",
                                "requestsPerSecond",
                                "concurrentRequests"));
        asAdmin().get("/v1/tenants/nobody-at-all/usage").then().statusCode(404);
    }

    @Test
    void putsWhatWasToldBesideThePlansLimitsForEachTenantItsOwn() {
        worker.measured(
                pool,
                null,
                new MeasuredTenant(ControlPlane.idOf(slug), true, 9_000_000L, 2, 1, 0L, null),
                new MeasuredTenant(ControlPlane.idOf(other), true, 8_000_000L, 2, 1, 7L, 70L));
        new DataPlane(worker.region())
                .counted(
                        new TenantTraffic(ControlPlane.idOf(slug), 11, 0, 0, 0, 0, 0, 0),
                        new TenantTraffic(ControlPlane.idOf(other), 22, 0, 0, 0, 0, 0, 0));
        usage(slug)
                .body("measured.name", contains("users", "connections", "bytes", "requestsThisMonth"))
                .body("measured[0].used", equalTo(0))
                .body("measured[0].limit", equalTo(100))
                .body("measured[3].used", equalTo(11))
                .body("measured[3].source", equalTo("data-plane"))
                .body("notMeasured.name", hasItem("documentsThisMonth"));
        usage(other)
                .body("measured.find { it.name == 'documentsThisMonth' }.used", equalTo(70))
                .body("measured.find { it.name == 'requestsThisMonth' }.used", equalTo(22))
                .body("notMeasured.name", not(hasItem("documentsThisMonth")));
    }

    private static ValidatableResponse usage(String of) {
        return asAdmin().get("/v1/tenants/{slug}/usage", of).then().statusCode(200);
    }
}
