package dev.freehold.controlplane.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class CommandQueueIT {
    private static final Duration LONGER_THAN_ANY_BACKOFF = Duration.ofSeconds(31);

    private final Worker worker = new Worker(TestRegions.next());
    private final String slug = ControlPlane.newSlug();

    @Inject
    MovableClock clock;

    @Test
    void answersNoContentWhenThereIsNothingToDo() {
        assertThat(worker.tryLease(0)).isEmpty();
        assertThat(worker.tryLease(1)).isEmpty();
    }

    @Test
    void wakesAWaitingWorkerLongBeforeItsWaitIsOver() throws Exception {
        var waiting = java.util.concurrent.CompletableFuture.supplyAsync(() -> worker.tryLease(20));
        Thread.sleep(300);
        assertThat(waiting).isNotDone();
        create();
        assertThat(waiting.get(15, java.util.concurrent.TimeUnit.SECONDS)).isPresent();
    }

    @Test
    void lendsACommandToOneWorkerAtATime() {
        create();
        assertThat(worker.tryLease(0)).isPresent();
        assertThat(worker.tryLease(0)).isEmpty();
    }

    @Test
    void keepsRegionsApart() {
        create();
        Worker elsewhere = new Worker(TestRegions.next());
        assertThat(elsewhere.tryLease(0)).isEmpty();
        Lease lease = worker.lease();
        elsewhere.heartbeat(lease).then().statusCode(404);
        elsewhere.plan(lease, "a").then().statusCode(404);
        elsewhere.step(lease, "a", StepState.RUNNING).then().statusCode(404);
        elsewhere.succeed(lease).then().statusCode(404);
        worker.heartbeat(lease).then().statusCode(200);
    }

    @Test
    void passesALeaseOnWhenItsDeadlineIsOverAndRefusesTheFormerWorker() {
        create();
        Lease first = worker.lease();
        worker.plan(first, "reserve", "create-database").then().statusCode(204);
        worker.step(first, "reserve", StepState.SUCCEEDED).then().statusCode(204);
        clock.move(Duration.ofSeconds(31));

        Lease second = worker.lease();
        assertThat(second.command()).isEqualTo(first.command());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(second.finishedSteps()).containsExactly("reserve");
        assertThat(second.traceparent()).isEqualTo(first.traceparent());
        worker.heartbeat(first).then().statusCode(409).body("code", equalTo("lease_lost"));
        worker.plan(first, "x").then().statusCode(409);
        worker.step(first, "create-database", StepState.RUNNING).then().statusCode(409);
        worker.succeed(first).then().statusCode(409).body("code", equalTo("lease_lost"));
        worker.succeed(second).then().statusCode(204);
        worker.succeed(second).then().statusCode(409).body("code", equalTo("lease_lost"));
    }

    @Test
    void drawsHigherFencesAlsoAfterTheDatabaseWasSetBack() throws SQLException {
        create();
        Lease before = worker.lease();
        try (Connection owner = ControlDatabase.server().connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("ALTER SEQUENCE fence RESTART");
        }
        clock.move(Duration.ofSeconds(31));
        assertThat(worker.lease().fence()).isGreaterThan(before.fence());
    }

    @Test
    void keepsALeaseThatSendsHeartbeats() {
        create();
        Lease lease = worker.lease();
        assertThat(lease.heartbeatSeconds()).isEqualTo(10);
        for (int i = 0; i < 4; i++) {
            clock.move(Duration.ofSeconds(20));
            worker.heartbeat(lease).then().statusCode(200).body("leaseSeconds", notNullValue());
        }
        assertThat(worker.tryLease(0)).isEmpty();
        worker.succeed(lease).then().statusCode(204);
    }

    @Test
    void triesAgainAfterAWhileAndSaysWhyMeanwhile() {
        String operation = create();
        worker.end(worker.lease(), Outcome.RETRY).then().statusCode(204);
        assertThat(worker.tryLease(0)).isEmpty();
        ControlPlane.asAdmin()
                .get("/v1/operations/" + operation)
                .then()
                .body("state", equalTo("running"))
                .body("error.code", equalTo("pool_unreachable"))
                .body("error.step", equalTo("create-database"));

        clock.move(LONGER_THAN_ANY_BACKOFF);
        Lease second = worker.lease();
        assertThat(second.attempt()).isEqualTo(2);
        worker.succeed(second).then().statusCode(204);
        ControlPlane.asAdmin()
                .get("/v1/operations/" + operation)
                .then()
                .body("state", equalTo("succeeded"))
                .body("error", nullValue())
                .body("finishedAt", notNullValue());
    }

    @Test
    void countsTheAttemptsOfAStepAndKeepsItsPlace() {
        String operation = create();
        Lease lease = worker.lease();
        worker.plan(lease, "reserve", "create-database").then().statusCode(204);
        worker.step(lease, "create-database", StepState.RUNNING).then().statusCode(204);
        worker.step(lease, "create-database", StepState.FAILED).then().statusCode(204);
        worker.step(lease, "create-database", StepState.RUNNING).then().statusCode(204);
        worker.step(lease, "unplanned", StepState.SUCCEEDED).then().statusCode(204);
        worker.plan(lease, "reserve", "create-database").then().statusCode(204);
        ControlPlane.asAdmin()
                .get("/v1/operations/" + operation)
                .then()
                .body("steps.name", contains("reserve", "create-database", "unplanned"))
                .body("steps.attempts", contains(0, 2, 1))
                .body("steps.state", contains("pending", "running", "succeeded"))
                .body("steps[1].error", nullValue())
                .body("steps[1].startedAt", notNullValue());
    }

    private String create() {
        return ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
    }
}
