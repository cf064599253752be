package dev.freehold.controlplane.operation;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class CancelIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final String slug = ControlPlane.newSlug();

    @Test
    void turnsAProvisioningBackAtOnceAndTakesItsLeaseAway() {
        String operation = create();
        Lease forward = worker.lease();
        cancel(operation)
                .then()
                .statusCode(202)
                .header("Location", "/v1/operations/" + operation)
                .body("id", equalTo(operation))
                .body("state", equalTo("running"))
                .body("worker", equalTo("worker-of-" + worker.region()))
                .body("error.code", equalTo("cancelled"))
                .body("error.message", containsString("operator"));
        worker.heartbeat(forward).then().statusCode(409).body("code", equalTo("lease_lost"));
        worker.succeed(forward).then().statusCode(409).body("code", equalTo("lease_lost"));

        Lease undoing = worker.lease();
        assertThat(undoing.compensating()).isTrue();
        assertThat(undoing.attempt()).isEqualTo(2);
        assertThat(undoing.fence()).isGreaterThan(forward.fence());
        worker.end(undoing, Outcome.COMPENSATED).then().statusCode(204);
        requireEnded(operation, "compensated", "cancelled");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("failed");
    }

    @Test
    void turnsBackWhatNoWorkerHasBegunYet() {
        String operation = create();
        cancel(operation).then().statusCode(202).body("state", equalTo("pending"));
        Lease undoing = worker.lease();
        assertThat(undoing.compensating()).isTrue();
        worker.end(undoing, Outcome.COMPENSATED).then().statusCode(204);
        requireEnded(operation, "compensated", "cancelled");
    }

    @Test
    void changesNothingInWhatIsBeingUndone() {
        String operation = create();
        worker.end(worker.lease(), Outcome.COMPENSATE).then().statusCode(204);
        Lease undoing = worker.lease();
        cancel(operation).then().statusCode(202).body("error.code", equalTo("pool_unreachable"));
        worker.heartbeat(undoing).then().statusCode(200);
        worker.end(undoing, Outcome.COMPENSATED).then().statusCode(204);
        cancel(operation)
                .then()
                .statusCode(409)
                .body("code", equalTo("state_conflict"))
                .body("detail", containsString("retry"));
    }

    @Test
    void sendsNobodyToRetryWhatHasSucceeded() {
        String operation = create();
        worker.succeed(worker.lease()).then().statusCode(204);
        cancel(operation)
                .then()
                .statusCode(409)
                .body("code", equalTo("state_conflict"))
                .body("detail", containsString("nothing is left to cancel"));
    }

    @Test
    void turnsAResumptionBackAndLeavesTheTenantSuspended() {
        String tenant = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(tenant);
        worker.succeed(worker.lease()).then().statusCode(204);
        String resumption = ControlPlane.resume(tenant);
        worker.lease();
        cancel(resumption).then().statusCode(202);
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);
        requireEnded(resumption, "compensated", "cancelled");
        assertThat(ControlPlane.stateOf(tenant)).isEqualTo("suspended");
    }

    @Test
    void endsAVerificationHereAndNow() {
        String tenant = ControlPlane.newActiveTenant(worker);
        String verification = ControlPlane.verify(tenant);
        Lease lease = worker.lease();
        cancel(verification).then().statusCode(202).body("state", equalTo("failed"));
        requireEnded(verification, "failed", "cancelled");
        worker.succeed(lease).then().statusCode(409).body("code", equalTo("lease_lost"));
        assertThat(ControlPlane.stateOf(tenant)).isEqualTo("active");
    }

    @Test
    void refusesWhatOnlyGoesForwardOrIsOver() {
        String tenant = ControlPlane.newActiveTenant(worker);
        String suspension = ControlPlane.suspend(tenant);
        cancel(suspension)
                .then()
                .statusCode(409)
                .body("code", equalTo("state_conflict"))
                .body("operation", equalTo(suspension));
        worker.succeed(worker.lease()).then().statusCode(204);
        cancel(suspension).then().statusCode(409).body("code", equalTo("state_conflict"));
        String drop = ControlPlane.drop(worker, tenant);
        cancel(drop).then().statusCode(409).body("code", equalTo("state_conflict"));
    }

    @Test
    void isForAdministratorsAndForOperationsThereAre() {
        String operation = create();
        ControlPlane.as(Tokens.person("support"))
                .post("/v1/operations/{id}/cancel", operation)
                .then()
                .statusCode(403);
        cancel("01890000-0000-7000-8000-000000000000").then().statusCode(404);
        cancel("nonsense").then().statusCode(404);
    }

    private static void requireEnded(String operation, String state, String code) {
        asAdmin()
                .get("/v1/operations/" + operation)
                .then()
                .body("state", equalTo(state))
                .body("error.code", equalTo(code));
    }

    private static Response cancel(String operation) {
        return asAdmin().post("/v1/operations/{id}/cancel", operation);
    }

    private String create() {
        return ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
    }
}
