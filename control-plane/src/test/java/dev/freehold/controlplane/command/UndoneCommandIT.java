package dev.freehold.controlplane.command;

import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class UndoneCommandIT {
    private static final Duration LONGER_THAN_ANY_BACKOFF = Duration.ofSeconds(31);

    private final Worker worker = new Worker(TestRegions.next());
    private final String slug = ControlPlane.newSlug();

    @Inject
    MovableClock clock;

    @Test
    void undoesAProvisioningThatFailsTooOftenAndFreesItsSlug() {
        String operation = create();
        for (int attempt = 1; attempt <= 8; attempt++) {
            Lease lease = worker.lease();
            assertThat(lease.compensating()).isFalse();
            worker.end(lease, Outcome.RETRY).then().statusCode(204);
            clock.move(LONGER_THAN_ANY_BACKOFF);
        }
        Lease undoing = worker.lease();
        assertThat(undoing.compensating()).isTrue();
        assertThat(undoing.attempt()).isEqualTo(9);
        worker.end(undoing, Outcome.RETRY, new Failure("undo_failed", "The pool is still away."))
                .then()
                .statusCode(204);
        clock.move(LONGER_THAN_ANY_BACKOFF);
        worker.end(worker.lease(), Outcome.COMPENSATED, new Failure("undone", "Nothing is left."))
                .then()
                .statusCode(204);

        requireCompensated(operation, "pool_unreachable");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("failed");
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("provisioning");
        ControlPlane.asAdmin()
                .get("/v1/operations?tenant=" + slug)
                .then()
                .body("items.state", contains("pending", "compensated"));
    }

    @Test
    void undoesAtOnceWhatAWorkerGivesUp() {
        create();
        worker.end(worker.lease(), Outcome.COMPENSATE).then().statusCode(204);
        Lease undoing = worker.lease();
        assertThat(undoing.compensating()).isTrue();
        worker.succeed(undoing).then().statusCode(400);
        worker.end(undoing, Outcome.COMPENSATED).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("failed");
    }

    @Test
    void failsATenantWhoseProvisioningGaveUpWithNothingMade() {
        String operation = create();
        worker.end(worker.lease(), Outcome.FAILED).then().statusCode(204);
        assertThat(ControlPlane.operationState(operation)).isEqualTo("failed");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("failed");
    }

    @Test
    void neverGivesUpASuspensionAndUndoesAResumptionThatFailsTooOften() {
        String tenant = ControlPlane.newActiveTenant(worker);
        String suspension = ControlPlane.suspend(tenant);
        failTimes(9);
        assertThat(ControlPlane.operationState(suspension)).isEqualTo("running");
        worker.succeed(worker.lease()).then().statusCode(204);

        String resumption = ControlPlane.resume(tenant);
        failTimes(8);
        int epoch = ControlPlane.epochOf(tenant);
        failTimes(9);
        Lease undoing = worker.lease();
        assertThat(undoing.compensating()).isTrue();
        worker.end(undoing, Outcome.COMPENSATED, new Failure("undone", "It is closed again."))
                .then()
                .statusCode(204);
        requireCompensated(resumption, "pool_unreachable");
        assertThat(ControlPlane.stateOf(tenant)).isEqualTo("suspended");
        assertThat(ControlPlane.epochOf(tenant)).isEqualTo(epoch);
    }

    @Test
    void undoesAResumptionThatFailed() {
        String tenant = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(tenant);
        worker.succeed(worker.lease()).then().statusCode(204);
        String resumption = ControlPlane.resume(tenant);
        worker.end(worker.lease(), Outcome.FAILED).then().statusCode(204);
        Lease undoing = worker.lease();
        assertThat(undoing.compensating()).isTrue();
        worker.end(undoing, Outcome.COMPENSATED, null).then().statusCode(204);
        requireCompensated(resumption, "pool_unreachable");
        assertThat(ControlPlane.stateOf(tenant)).isEqualTo("suspended");
    }

    @Test
    void undoesWhatNoWorkerSurvives() {
        String operation = create();
        worker.end(worker.lease(), Outcome.RETRY).then().statusCode(204);
        clock.move(LONGER_THAN_ANY_BACKOFF);
        Lease last = loseTimes(7);
        Lease undoing = worker.lease();
        assertThat(undoing.compensating()).isTrue();
        assertThat(undoing.attempt()).isEqualTo(9);
        worker.succeed(last).then().statusCode(409).body("code", equalTo("lease_lost"));
        clock.move(LONGER_THAN_ANY_BACKOFF);
        assertThat(loseTimes(9).compensating()).isTrue();
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);
        requireCompensated(operation, "worker_lost");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("failed");
    }

    @Test
    void keepsSuspendingWhateverBecomesOfTheWorkers() {
        String tenant = ControlPlane.newActiveTenant(worker);
        String suspension = ControlPlane.suspend(tenant);
        assertThat(loseTimes(10).compensating()).isFalse();
        Lease next = worker.lease();
        assertThat(next.compensating()).isFalse();
        worker.succeed(next).then().statusCode(204);
        assertThat(ControlPlane.operationState(suspension)).isEqualTo("succeeded");
    }

    private static void requireCompensated(String operation, String code) {
        ControlPlane.asAdmin()
                .get("/v1/operations/" + operation)
                .then()
                .body("state", equalTo("compensated"))
                .body("error.code", equalTo(code));
    }

    private String create() {
        return ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
    }

    /** Lets leases run out without a report; the last of them. */
    private Lease loseTimes(int times) {
        Lease lease = worker.lease();
        clock.move(LONGER_THAN_ANY_BACKOFF);
        return times == 1 ? lease : loseTimes(times - 1);
    }

    private void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            worker.end(worker.lease(), Outcome.RETRY).then().statusCode(204);
            clock.move(LONGER_THAN_ANY_BACKOFF);
        }
    }
}
