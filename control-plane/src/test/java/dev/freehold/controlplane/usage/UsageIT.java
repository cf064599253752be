package dev.freehold.controlplane.usage;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class UsageIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final String pool = TestRegions.poolOf(worker.region());
    private String slug;
    private String other;

    @Inject
    WatchLimits watchLimits;

    @Inject
    MeterRegistry meters;

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
                                "establishments",
                                "requestsPerSecond",
                                "concurrentRequests"));
        usage(slug).body("notMeasured.find { it.name == 'establishments' }.limit", equalTo(10));
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
                .body("measured[2].limit", equalTo(50L << 30))
                .body("measured.over", everyItem(equalTo(false)))
                .body("measured[3].used", equalTo(11))
                .body("measured[3].source", equalTo("data-plane"))
                .body("notMeasured.name", hasItem("documentsThisMonth"));
        usage(other)
                .body("measured.find { it.name == 'documentsThisMonth' }.used", equalTo(70))
                .body("measured.find { it.name == 'requestsThisMonth' }.used", equalTo(22))
                .body("notMeasured.name", not(hasItem("documentsThisMonth")));
    }

    @Test
    void saysWhoIsOverALimitAndOfWhich() {
        double users = over("users");
        double storage = over("storage");
        double connections = over("connections");
        worker.measured(
                pool,
                null,
                new MeasuredTenant(ControlPlane.idOf(slug), true, (50L << 30) + 1, 2, 1, 100L, 20_001L),
                new MeasuredTenant(ControlPlane.idOf(other), true, 50L << 30, 9, 1, 101L, 20_000L));

        usage(slug)
                .body("measured.findAll { it.over }.name", contains("documentsThisMonth", "bytes"))
                .body("measured.find { it.name == 'users' }.used", equalTo(100));
        usage(other).body("measured.findAll { it.over }.name", contains("users", "connections"));
        listed("storage").body("items.slug", contains(slug));
        listed("users").body("items.slug", contains(other));
        listed("connections").body("items.slug", contains(other));
        asAdmin().get("/v1/tenants?over=documents").then().statusCode(400).body("errors[0].field", equalTo("over"));
        assertThat(over("users")).isEqualTo(users + 1);
        assertThat(over("storage")).isEqualTo(storage + 1);
        assertThat(over("connections")).isEqualTo(connections + 1);
    }

    private ValidatableResponse listed(String over) {
        return asAdmin()
                .get("/v1/tenants?region={region}&over={over}", worker.region(), over)
                .then()
                .statusCode(200);
    }

    private double over(String limit) {
        watchLimits.run();
        return meters.get("freehold.tenants.over").tag("limit", limit).gauge().value();
    }

    private static ValidatableResponse usage(String of) {
        return asAdmin().get("/v1/tenants/{slug}/usage", of).then().statusCode(200);
    }
}
