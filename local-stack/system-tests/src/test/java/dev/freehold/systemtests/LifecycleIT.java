package dev.freehold.systemtests;

import java.time.Duration;
import java.util.List;

import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.contracts.route.Placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A tenant's life from the first POST to the last trace of it, beside a neighbour that must notice nothing. */
@ResourceLock(TestStacks.PLATFORM)
class LifecycleIT {
    private final Platform platform = Platform.shared();

    @Test
    void livesAndLeavesNoTraceWhileItsNeighbourServesOn() {
        Tenant neighbour = platform.createTenant("neighbour");
        Tenant tenant = platform.createTenant("mortal");
        Placement placement = platform.placement(tenant);
        served(tenant);

        String suspend = platform.lifecycle(tenant, "suspend");
        Awaitility.await()
                .pollInterval(Duration.ofMillis(25))
                .untilAsserted(() -> refused(tenant, 403, "tenant_suspended"));
        platform.awaitSucceeded(suspend);
        assertThat(platform.pools().sessionsOf(placement)).isZero();
        assertThat(platform.pools().canLogIn(placement)).isFalse();
        served(neighbour);

        platform.awaitSucceeded(platform.lifecycle(tenant, "resume"));
        Awaitility.await().untilAsserted(() -> served(tenant));

        platform.awaitSucceeded(platform.drop(tenant));
        Awaitility.await().untilAsserted(() -> refused(tenant, 404, "not_found"));
        assertThat(platform.pools().databases(placement.pool()))
                .doesNotContain(placement.database().value());
        assertThat(platform.pools().roles(placement.pool()))
                .noneMatch(role -> role.startsWith(placement.database().value()));
        assertThat(platform.identity().groupExists(tenant.id())).isFalse();
        assertThat(platform.identity().userExists(tenant.adminEmail())).isFalse();
        assertThat(platform.pools().ledgerRows(placement.pool(), tenant.id())).isZero();
        served(neighbour);
    }

    @Test
    void tellsEveryStepOfACreation() {
        Tenant tenant = platform.createTenant("stepwise");
        Response operation = platform.asOperator().get("/v1/operations?tenant=" + tenant.slug());
        operation.then().statusCode(200).body("items[0].state", equalTo("succeeded"));
        List<String> steps = operation.jsonPath().getList("items[0].steps.name");
        assertThat(steps)
                .containsSubsequence(
                        "reserve",
                        "identity",
                        "login_roles",
                        "database",
                        "privileges",
                        "stamp",
                        "migrate",
                        "seed",
                        "isolation_proof",
                        "seal");
        assertThat(operation.jsonPath().getList("items[0].steps.state")).containsOnly("succeeded");
        assertThat(operation.jsonPath().getList("items[0].steps.finishedAt")).doesNotContainNull();
        assertThat(operation.jsonPath().getString("items[0].traceId"))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo("0".repeat(32));
    }

    @Test
    void aSlugIsRefusedToTheNextTenantWhileItIsQuarantinedAndTheOldTokenReachesNobody() {
        Tenant first = platform.createTenant("reused");
        platform.awaitSucceeded(platform.drop(first));
        platform.asOperator()
                .contentType("application/json")
                .body(TenantRequest.of(first.slug(), platform.freshTaxId()))
                .post("/v1/tenants")
                .then()
                .statusCode(409)
                .body("code", equalTo("slug_quarantined"));
        Awaitility.await().untilAsserted(() -> refused(first, 404, "not_found"));
    }

    private void served(Tenant tenant) {
        platform.asTenant(tenant).get("/v1/products").then().statusCode(200);
    }

    private void refused(Tenant tenant, int status, String code) {
        platform.asTenant(tenant).get("/v1/products").then().statusCode(status).body("code", equalTo(code));
    }
}
