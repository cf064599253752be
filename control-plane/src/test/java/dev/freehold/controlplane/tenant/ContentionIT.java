package dev.freehold.controlplane.tenant;

import java.util.concurrent.CompletableFuture;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.RepeatedTest;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class ContentionIT {
    private final Worker worker = new Worker(TestRegions.next());

    /** Whichever comes first, the tenant is suspended in the end, and nothing ends in a deadlock. */
    @RepeatedTest(10)
    void suspendsWhileAResumptionReports() throws Exception {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        ControlPlane.resume(slug);
        Lease resuming = worker.lease();

        CompletableFuture<Integer> step = CompletableFuture.supplyAsync(
                () -> worker.step(resuming, "open", StepState.SUCCEEDED).statusCode());
        CompletableFuture<Integer> outcome =
                CompletableFuture.supplyAsync(() -> worker.succeed(resuming).statusCode());
        CompletableFuture<Integer> suspension = CompletableFuture.supplyAsync(() ->
                ControlPlane.asAdmin().post("/v1/tenants/{slug}/suspend", slug).statusCode());

        assertThat(step.get()).isIn(204, 409);
        assertThat(outcome.get()).isIn(204, 409);
        assertThat(suspension.get()).isEqualTo(202);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("suspended");
        assertThat(new DataPlane(worker.region()).routes(0).routes())
                .singleElement()
                .satisfies(route -> assertThat(route.state()).isEqualTo(RouteState.SUSPENDED));
    }
}
