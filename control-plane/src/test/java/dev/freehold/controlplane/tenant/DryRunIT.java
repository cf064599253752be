package dev.freehold.controlplane.tenant;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class DryRunIT {
    private static final List<String> TABLES = List.of(
            "tenant",
            "operation",
            "operation_step",
            "command",
            "route",
            "region_feed",
            "audit_entry",
            "idempotency_key",
            "slug_quarantine",
            "pool");

    private final Worker worker = new Worker(TestRegions.next());

    @Inject
    Jdbi jdbi;

    @Test
    void tellsWhereATenantWouldBeMadeAndMakesNone() {
        ControlPlane.newActiveTenant(worker);
        String slug = ControlPlane.newSlug();
        Map<String, Object> body = ControlPlane.validTenant(slug, worker.region());

        unchanged(() -> dry(asAdmin().body(body).post("/v1/tenants?dryRun=true"))
                .body("kind", equalTo("provision"))
                .body("tenant", equalTo(slug))
                .body("tenantId", nullValue())
                .body("plan", equalTo("standard"))
                .body("region", equalTo(worker.region()))
                .body("pool.id", equalTo(worker.region().replace("region", "pool")))
                .body("pool.usedTenants", equalTo(1))
                .body("pool.maxTenants", equalTo(500))
                .body("pool.reason", containsString("only open pool"))
                .body("before", nullValue())
                .body("after.state", equalTo("provisioning"))
                .body("after.route", nullValue())
                .body("effects.part", hasItems("database", "roles", "identity", "licence", "route")));
        asAdmin().get("/v1/tenants/{slug}", slug).then().statusCode(404);
    }

    @Test
    void tellsWhichOfTwoPoolsItWouldBe() {
        Map<String, Object> body = ControlPlane.validTenant(ControlPlane.newSlug(), TestRegions.TWO_POOLS);

        dry(asAdmin().body(body).post("/v1/tenants?dryRun=true"))
                .body("pool.reason", containsString("Of the 2 open pools of region two-pools"));
    }

    @Test
    void refusesACreationAsTheRealOneWould() {
        String taken = ControlPlane.newActiveTenant(worker);
        ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), TestRegions.NARROW));
        Map<String, Object> bad = ControlPlane.validTenant("Not A Slug", worker.region());

        unchanged(() -> {
            refuses(ControlPlane.validTenant(taken, worker.region()), 409, "slug_taken");
            refuses(ControlPlane.validTenant(ControlPlane.newSlug(), TestRegions.NARROW), 409, "no_room");
            refuses(ControlPlane.validTenant(ControlPlane.newSlug(), "nowhere"), 400, "invalid_request");
            refuses(bad, 400, "invalid_request");
        });
        assertThat(ControlPlane.stateOf(taken)).isEqualTo("active");
    }

    @Test
    void tellsWhatADeletionWouldDoAndDeletesNothing() {
        String slug = ControlPlane.newActiveTenant(worker);
        String neighbour = ControlPlane.newActiveTenant(worker);

        unchanged(() -> dry(asAdmin().delete("/v1/tenants/{slug}?confirm={slug}&dryRun=true", slug, slug))
                .body("kind", equalTo("offboard"))
                .body("tenant", equalTo(slug))
                .body("tenantId", notNullValue())
                .body("pool.usedTenants", equalTo(2))
                .body("before.state", equalTo("active"))
                .body("before.epoch", equalTo(1))
                .body("before.route.state", equalTo("active"))
                .body("before.route.licenseValidUntil", notNullValue())
                .body("after.state", equalTo("deleting"))
                .body("after.epoch", equalTo(2))
                .body("after.route.state", equalTo("suspended"))
                .body("effects.part", contains("route", "database", "archive", "licence", "identity", "slug"))
                .body("effects.find { it.part == 'database' }.becomes", containsString("no data changes"))
                .body("toString()", not(containsString(neighbour))));
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
    }

    @Test
    void tellsWhatAPurgeWouldRemoveAndPurgesNothing() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.delete(slug);
        worker.succeed(worker.lease()).then().statusCode(204);

        unchanged(() -> dry(asAdmin()
                        .body(Map.of("confirm", slug, "archive", "none"))
                        .post("/v1/tenants/{slug}/purge?dryRun=true", slug))
                .body("kind", equalTo("drop"))
                .body("before.state", equalTo("deleting"))
                .body("after.state", equalTo("dropping"))
                .body("effects.part", contains("route", "licence", "database", "roles", "identity", "archives", "slug"))
                .body("effects.find { it.part == 'database' }.becomes", containsString("neither their names")));
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("deleting");
    }

    @Test
    void refusesADeletionAsTheRealOneWould() {
        String slug = ControlPlane.newActiveTenant(worker);
        String neighbour = ControlPlane.newActiveTenant(worker);
        String inTheWay = ControlPlane.suspend(slug);

        unchanged(() -> {
            asAdmin()
                    .delete("/v1/tenants/{slug}?dryRun=true", neighbour)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("confirmation_required"));
            asAdmin()
                    .delete("/v1/tenants/{slug}?confirm={slug}&dryRun=true", slug, slug)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("operation_in_the_way"))
                    .body("operation", equalTo(inTheWay));
            asAdmin()
                    .delete("/v1/tenants/no-such?confirm=no-such&dryRun=true")
                    .then()
                    .statusCode(404);
            ControlPlane.as(Tokens.person("auditor"))
                    .delete("/v1/tenants/{slug}?confirm={slug}&dryRun=true", neighbour, neighbour)
                    .then()
                    .statusCode(403);
        });
    }

    @Test
    void tellsWhatASuspensionWouldEndAndEndsNothing() {
        String slug = ControlPlane.newActiveTenant(worker);
        String neighbour = ControlPlane.newActiveTenant(worker);
        String verification = ControlPlane.verify(slug);
        ControlPlane.verify(neighbour);

        unchanged(() -> dry(asAdmin().post("/v1/tenants/{slug}/suspend?dryRun=true", slug))
                .body("kind", equalTo("suspend"))
                .body("before.state", equalTo("active"))
                .body("after.state", equalTo("suspended"))
                .body("after.epoch", equalTo(2))
                .body("after.route.state", equalTo("suspended"))
                .body("after.route.epoch", equalTo(2))
                .body("superseded", contains(verification)));
        assertThat(ControlPlane.operationState(verification)).isEqualTo("pending");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
    }

    @Test
    void tellsWhatAResumptionWouldDoAndRefusesOneThatCannotBe() {
        String slug = ControlPlane.newActiveTenant(worker);
        String neighbour = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(slug);
        worker.succeed(worker.lease()).then().statusCode(204);

        unchanged(() -> {
            dry(asAdmin().post("/v1/tenants/{slug}/resume?dryRun=true", slug))
                    .body("kind", equalTo("resume"))
                    .body("after.state", equalTo("suspended"))
                    .body("effects.find { it.part == 'route' }.becomes", containsString("active with epoch 3"));
            dry(asAdmin().post("/v1/tenants/{slug}/verify?dryRun=true", neighbour))
                    .body("kind", equalTo("verify"));
            asAdmin()
                    .post("/v1/tenants/{slug}/resume?dryRun=true", neighbour)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("state_conflict"));
        });
    }

    @Test
    void isRefusedByACallThatHasNone() {
        String slug = ControlPlane.newSlug();
        String operation = ControlPlane.create(ControlPlane.validTenant(slug, worker.region()))
                .path("id");

        for (String call : List.of("/v1/operations/" + operation + "/cancel?dryRun=true", "/v1/census?dryRun=false")) {
            asAdmin()
                    .post(call)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid_request"))
                    .body("errors[0].field", equalTo("dryRun"));
        }
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("provisioning");
    }

    @Test
    void keepsNoAnswerUnderAnIdempotencyKey() {
        String slug = ControlPlane.newActiveTenant(worker);

        unchanged(() -> dry(asAdmin()
                .header("Idempotency-Key", "dry-" + slug)
                .post("/v1/tenants/{slug}/suspend?dryRun=true", slug)));
        asAdmin()
                .header("Idempotency-Key", "dry-" + slug)
                .post("/v1/tenants/{slug}/suspend", slug)
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "TRUE", "", "true%20"})
    void neverTakesASlipOfThePenForTheRealThing(String value) {
        String slug = ControlPlane.newActiveTenant(worker);

        unchanged(() -> asAdmin()
                .delete("/v1/tenants/{slug}?confirm={slug}&dryRun=" + value, slug, slug)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("errors.field", contains("dryRun")));
    }

    private static ValidatableResponse dry(Response response) {
        return response.then().statusCode(200).body("dryRun", equalTo(true));
    }

    private static void refuses(Map<String, Object> body, int status, String code) {
        asAdmin()
                .body(body)
                .post("/v1/tenants?dryRun=true")
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    private void unchanged(Runnable work) {
        List<String> before = contents();
        work.run();
        assertThat(contents()).isEqualTo(before);
    }

    private List<String> contents() {
        return TABLES.stream()
                .map(table -> jdbi.withHandle(handle -> handle.createQuery("SELECT '" + table
                                + "' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM " + table
                                + " t")
                        .mapTo(String.class)
                        .one()))
                .toList();
    }
}
