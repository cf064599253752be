package dev.freehold.controlplane.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.pool.MeasuredTenant;
import dev.freehold.contracts.region.TenantTraffic;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class HealthIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final Worker elsewhere = new Worker(TestRegions.next());
    private final String pool = TestRegions.poolOf(worker.region());
    private final DataPlane dataPlane = new DataPlane(worker.region());
    private String slug;
    private String other;
    private TenantId tenant;
    private TenantId otherTenant;

    @BeforeEach
    void makeTwoTenants() {
        slug = ControlPlane.newActiveTenant(worker);
        other = ControlPlane.newActiveTenant(worker);
        tenant = ControlPlane.idOf(slug);
        otherTenant = ControlPlane.idOf(other);
    }

    @Test
    void knowsNothingBeforeAnybodyHasToldAndDoesNotCallThatUnhealthy() {
        health(slug)
                .body("state", equalTo("unknown"))
                .body("reasons.code", contains("not_observed"))
                .body("observedAt", nullValue())
                .body("database", nullValue());
        asAdmin()
                .get("/v1/health/pools/{pool}", pool)
                .then()
                .statusCode(200)
                .body("state", equalTo("unknown"))
                .body("tenantStates.unknown", equalTo(2));
    }

    @Test
    void tellsTwoTenantsOfAPoolApart() {
        worker.measured(pool, 30_000_000L, found(tenant, true, 9_000_000L), found(otherTenant, false, 8_000_000L))
                .then()
                .statusCode(204);
        dataPlane.counted(new TenantTraffic(tenant, 100, 1, 0, 2, 3, 4_500, 70));

        health(slug)
                .body("state", equalTo("healthy"))
                .body("reasons", empty())
                .body("observedAt", notNullValue())
                .body("database.reachable", equalTo(true))
                .body("database.bytes", equalTo(9_000_000))
                .body("database.schemaVersion", equalTo(1))
                .body("database.growthBytesPerDay", nullValue())
                .body("traffic.requests", equalTo(100))
                .body("traffic.slowMillis", equalTo(4_500))
                .body("traffic.waitMillis", equalTo(70));
        health(other)
                .body("state", equalTo("unhealthy"))
                .body("reasons.code", contains("database_unreachable"))
                .body("traffic", nullValue());
        asAdmin()
                .get("/v1/health/pools/{pool}", pool)
                .then()
                .body("tenantStates.healthy", equalTo(1))
                .body("tenantStates.unhealthy", equalTo(1))
                .body("bytes.used", equalTo(30_000_000));
    }

    @Test
    void addsUpWhatProcessesCountAndJudgesByTheirShares() {
        worker.measured(pool, null, found(tenant, true, 1L), found(otherTenant, true, 1L));
        dataPlane.counted(
                new TenantTraffic(tenant, 60, 3, 0, 0, 0, 0, 0), new TenantTraffic(otherTenant, 9, 9, 0, 0, 0, 0, 0));
        dataPlane.counted(new TenantTraffic(tenant, 40, 3, 0, 0, 20, 30_000, 0));
        health(slug)
                .body("state", equalTo("degraded"))
                .body("traffic.requests", equalTo(100))
                .body("reasons.code", contains("errors", "slow"));
        health(other).body("state", equalTo("healthy"));
        dataPlane.counted(new TenantTraffic(otherTenant, 1, 1, 10, 0, 0, 0, 0));
        health(other).body("state", equalTo("unhealthy")).body("reasons.code", contains("database_unavailable"));
    }

    @Test
    void believesNobodyOfATenantThatIsNotTheirs() {
        elsewhere.measured(pool, 1L, found(tenant, false, 1L)).then().statusCode(204);
        elsewhere
                .measured(TestRegions.poolOf(elsewhere.region()), 1L, found(tenant, false, 1L))
                .then()
                .statusCode(204);
        new DataPlane(elsewhere.region()).counted(new TenantTraffic(tenant, 100, 100, 100, 0, 0, 0, 0));
        health(slug).body("state", equalTo("unknown")).body("traffic", nullValue());
    }

    @Test
    void knowsNoLongerWhatWasToldTooLongAgo() throws SQLException {
        worker.measured(pool, 1L, found(tenant, true, 1L), found(otherTenant, true, 1L));
        worker.report(pool, true, 4).then().statusCode(200);
        asAdmin().get("/v1/health/pools/{pool}", pool).then().body("state", equalTo("healthy"));
        age("UPDATE tenant_measure SET measured_at = measured_at - interval '16 minutes' WHERE tenant = '" + tenant
                + "'");
        age("UPDATE pool_report SET reported_at = reported_at - interval '61 seconds' WHERE pool = '" + pool + "'");
        health(slug).body("state", equalTo("unknown")).body("observedAt", notNullValue());
        health(other).body("state", equalTo("healthy"));
        asAdmin()
                .get("/v1/health/pools/{pool}", pool)
                .then()
                .body("state", equalTo("unknown"))
                .body("workers[0].current", equalTo(false));

        dataPlane.counted(new TenantTraffic(tenant, 1, 0, 0, 0, 0, 0, 0));
        health(slug).body("state", equalTo("healthy"));
        age("UPDATE tenant_traffic SET told_at = told_at - interval '16 minutes' WHERE tenant = '" + tenant + "'");
        health(slug).body("state", equalTo("unknown")).body("traffic", nullValue());
    }

    @Test
    void tellsGrowthFromTheSizesOfTheDaysBefore() throws SQLException {
        worker.measured(pool, null, found(tenant, true, 50_000_000L));
        age("INSERT INTO tenant_size_day VALUES ('" + tenant + "', (now() AT TIME ZONE 'UTC')::date - 4, 10000000)");
        age("INSERT INTO tenant_size_day VALUES ('" + tenant + "', (now() AT TIME ZONE 'UTC')::date - 40, 1)");
        int growth = health(slug).extract().path("database.growthBytesPerDay");
        assertThat(growth).isBetween(9_900_000, 13_400_000);
    }

    @Test
    void findsASchemaThatNoLiveProcessServes() {
        dataPlane.live("one", 0);
        worker.measured(
                pool,
                null,
                new MeasuredTenant(tenant, true, 1L, 0, 99, null, null),
                new MeasuredTenant(otherTenant, true, 1L, 0, 1, null, null));
        health(slug).body("reasons.code", contains("schema_not_served"));
        health(other).body("state", equalTo("healthy"));
    }

    @Test
    void saysOfAPoolWhichWorkersCannotWorkThereAndWhy() {
        new Worker(worker.region(), "second").report(pool, true, 3);
        worker.report(pool, false, null);
        asAdmin()
                .get("/v1/health/pools/{pool}", pool)
                .then()
                .body("state", equalTo("degraded"))
                .body("reasons.code", contains("pool_open_to_public"))
                .body("workers.worker", hasItem("second"));
        new Worker(worker.region(), "second").report(pool, false, null);
        asAdmin().get("/v1/health/pools/{pool}", pool).then().body("state", equalTo("unhealthy"));
        asAdmin().get("/v1/health/pools/no-such-pool").then().statusCode(404);
        asAdmin().get("/v1/tenants/nobody-at-all/health").then().statusCode(404);
    }

    @Test
    void countsTheFleetAndNamesWhatIsToBeSeenTo() {
        worker.report(pool, false, null);
        worker.measured(pool, null, found(tenant, true, 1L), found(otherTenant, false, 1L));
        asAdmin()
                .get("/v1/health/fleet")
                .then()
                .statusCode(200)
                .body("state", equalTo("unhealthy"))
                .body("tenants.healthy", greaterThanOrEqualTo(1))
                .body("tenants.unhealthy", greaterThanOrEqualTo(1))
                .body("poolsToSee.pool", hasItem(pool))
                .body("tenantsToSee.tenant", not(hasItem(slug)));
    }

    private static MeasuredTenant found(TenantId of, boolean reachable, long bytes) {
        return reachable
                ? new MeasuredTenant(of, true, bytes, 2, 1, 4L, 5L)
                : new MeasuredTenant(of, false, bytes, null, null, null, null);
    }

    private static ValidatableResponse health(String of) {
        return asAdmin().get("/v1/tenants/{slug}/health", of).then().statusCode(200);
    }

    private static void age(String statement) throws SQLException {
        try (Connection connection = ControlDatabase.server().connectAsApp();
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement)).isPositive();
        }
    }
}
