package dev.freehold.controlplane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.ProgressReport;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class ProvisioningIT {
    private final Worker worker = new Worker(TestRegions.next());

    @Test
    void createsATenantThatAWorkerProvisions() {
        String slug = ControlPlane.newSlug();
        String operation = ControlPlane.create(ControlPlane.validTenant(slug, worker.region()))
                .then()
                .statusCode(202)
                .header("Location", matchesPattern("/v1/operations/[0-9a-f-]{36}"))
                .body("kind", equalTo("provision"))
                .body("state", equalTo("pending"))
                .body("tenant", equalTo(slug))
                .body("requestedBy", equalTo("ops-admin"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .extract()
                .path("id");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("provisioning");

        Lease lease = worker.lease();
        assertThat(lease.command().operation()).hasToString(operation);
        assertThat(lease.command().kind()).isEqualTo(OperationKind.PROVISION);
        assertThat(lease.command().firstAdmin()).isNotNull();
        assertThat(lease.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        worker.plan(lease, "reserve", "create-database").then().statusCode(204);
        worker.step(lease, "reserve", StepState.RUNNING).then().statusCode(204);
        worker.step(lease, "reserve", StepState.SUCCEEDED).then().statusCode(204);
        worker.succeed(lease).then().statusCode(204);

        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
        ControlPlane.asAdmin()
                .get("/v1/operations/{id}", operation)
                .then()
                .body("state", equalTo("succeeded"))
                .body("steps[0].name", equalTo("reserve"))
                .body("steps[0].state", equalTo("succeeded"))
                .body("steps[0].attempts", equalTo(1))
                .body("steps[1].state", equalTo("pending"));
    }

    @Test
    void keepsTheTimesOfStepsThatAreToldLaterAndTogether() {
        String operation = ControlPlane.accepted(
                ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), worker.region())));
        String neighbour = ControlPlane.accepted(
                ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), worker.region())));
        Lease lease = worker.lease();
        worker.plan(lease, "reserve", "database").then().statusCode(204);

        worker.progress(
                        lease,
                        new ProgressReport.Told("reserve", StepState.RUNNING, null, 900),
                        new ProgressReport.Told("reserve", StepState.SUCCEEDED, null, 600),
                        new ProgressReport.Told("database", StepState.RUNNING, null, -5))
                .then()
                .statusCode(204);

        JsonPath told = ControlPlane.asAdmin()
                .get("/v1/operations/{id}", lease.command().operation().toString())
                .jsonPath();
        assertThat(Duration.between(
                        Instant.parse(told.getString("steps[0].startedAt")),
                        Instant.parse(told.getString("steps[0].finishedAt"))))
                .isEqualTo(Duration.ofMillis(300));
        assertThat(told.getString("steps[1].state")).isEqualTo("running");
        assertThat(List.of(operation, neighbour))
                .filteredOn(id -> !id.equals(lease.command().operation().toString()))
                .singleElement()
                .satisfies(
                        other -> assertThat(ControlPlane.operationState(other)).isEqualTo("pending"));
        worker.succeed(lease).then().statusCode(204);
        worker.progress(lease, new ProgressReport.Told("database", StepState.SUCCEEDED, null, 0))
                .then()
                .statusCode(409);
    }
}
