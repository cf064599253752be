package dev.freehold.controlplane.tenant;

import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class VerifyIT {
    private static final Duration LONGER_THAN_ANY_BACKOFF = Duration.ofSeconds(31);

    private final Worker worker = new Worker(TestRegions.next());

    @Inject
    MovableClock clock;

    @Test
    void provesAndChangesNothing() {
        String slug = ControlPlane.newActiveTenant(worker);
        int epoch = ControlPlane.epochOf(slug);
        String verification = ControlPlane.verify(slug);
        Lease lease = worker.lease();
        assertThat(lease.command().kind()).isEqualTo(OperationKind.VERIFY);
        assertThat(lease.command().firstAdmin()).isNull();
        worker.succeed(lease).then().statusCode(204);
        assertThat(ControlPlane.operationState(verification)).isEqualTo("succeeded");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
        assertThat(ControlPlane.epochOf(slug)).isEqualTo(epoch);
    }

    @Test
    void failsWithTheBreachAsReasonAndIsNeverUndone() {
        String slug = ControlPlane.newActiveTenant(worker);
        String verification = ControlPlane.verify(slug);
        worker.end(worker.lease(), Outcome.COMPENSATE, new Failure("isolation_broken", "Everybody may connect."))
                .then()
                .statusCode(204);
        requireFailed(verification, "isolation_broken");
        assertThat(worker.tryLease(0)).isEmpty();
    }

    @Test
    void failsAfterTooManyAttempts() {
        String slug = ControlPlane.newActiveTenant(worker);
        String verification = ControlPlane.verify(slug);
        for (int attempt = 1; attempt <= 8; attempt++) {
            worker.end(worker.lease(), Outcome.RETRY).then().statusCode(204);
            clock.move(LONGER_THAN_ANY_BACKOFF);
        }
        requireFailed(verification, "pool_unreachable");
        assertThat(worker.tryLease(0)).isEmpty();
    }

    @Test
    void failsWhenNoWorkerSurvivesIt() {
        String slug = ControlPlane.newActiveTenant(worker);
        String verification = ControlPlane.verify(slug);
        for (int attempt = 1; attempt <= 8; attempt++) {
            assertThat(worker.lease().attempt()).isEqualTo(attempt);
            clock.move(LONGER_THAN_ANY_BACKOFF);
        }
        assertThat(worker.tryLease(0)).isEmpty();
        requireFailed(verification, "worker_lost");
    }

    @Test
    void goesBesideOthersOfItsKindAndKeepsExclusiveOnesOut() {
        String slug = ControlPlane.newActiveTenant(worker);
        String first = ControlPlane.verify(slug);
        String second = ControlPlane.verify(slug);
        requireInTheWay("delete", "/v1/tenants/" + slug + "?confirm=" + slug, first);
        Lease one = worker.lease();
        Lease other = worker.lease();
        assertThat(other.command().tenant()).isEqualTo(one.command().tenant());
        worker.succeed(one).then().statusCode(204);
        requireInTheWay("delete", "/v1/tenants/" + slug + "?confirm=" + slug, second);
        worker.succeed(other).then().statusCode(204);
        ControlPlane.drop(worker, slug);
    }

    @Test
    void doesNotBeginBesideAnExclusiveOne() {
        String slug = ControlPlane.newActiveTenant(worker);
        String suspension = ControlPlane.suspend(slug);
        requireInTheWay("post", "/v1/tenants/" + slug + "/verify", suspension);
        worker.succeed(worker.lease()).then().statusCode(204);
        String verification = ControlPlane.verify(slug);
        requireInTheWay("post", "/v1/tenants/" + slug + "/resume", verification);
    }

    @Test
    void refusesATenantThatHasNoDatabase() {
        String slug = ControlPlane.newSlug();
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
        requireConflict(slug);
        worker.end(worker.lease(), Outcome.FAILED).then().statusCode(204);
        requireConflict(slug);
    }

    @Test
    void givesWayToASuspension() {
        String slug = ControlPlane.newActiveTenant(worker);
        String verification = ControlPlane.verify(slug);
        Lease verifying = worker.lease();
        ControlPlane.suspend(slug);
        requireFailed(verification, "superseded");
        worker.heartbeat(verifying).then().statusCode(409).body("code", equalTo("lease_lost"));
        assertThat(worker.lease().command().kind()).isEqualTo(OperationKind.SUSPEND);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("suspended");
    }

    private static void requireConflict(String slug) {
        asAdmin()
                .post("/v1/tenants/{slug}/verify", slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("state_conflict"));
    }

    private static void requireInTheWay(String method, String path, String operation) {
        asAdmin()
                .request(method, path)
                .then()
                .statusCode(409)
                .body("code", equalTo("operation_in_the_way"))
                .body("operation", equalTo(operation));
    }

    private static void requireFailed(String operation, String code) {
        asAdmin()
                .get("/v1/operations/" + operation)
                .then()
                .body("state", equalTo("failed"))
                .body("error.code", equalTo(code));
    }
}
