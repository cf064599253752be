package dev.freehold.controlplane.tenant;

import java.util.Optional;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class SuspendWhileProvisioningIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final DataPlane dataPlane = new DataPlane(worker.region());
    private final String slug = ControlPlane.newSlug();
    private String provisioning;

    @BeforeEach
    void orderATenant() {
        provisioning = ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
    }

    @Test
    void isNeverServedAndIsClosedOnceItIsMade() {
        Lease making = worker.lease();
        String suspension = ControlPlane.suspend(slug);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("suspended");
        assertThat(ControlPlane.epochOf(slug)).isEqualTo(2);
        assertThat(route()).isEmpty();
        assertThat(worker.tryLease(0)).isEmpty();

        worker.succeed(making).then().statusCode(204);
        assertThat(ControlPlane.operationState(provisioning)).isEqualTo("succeeded");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("suspended");
        assertThat(route())
                .get()
                .returns(RouteState.SUSPENDED, Route::state)
                .returns(new Epoch(2), Route::epoch)
                .returns(Worker.sealed(making), Route::sealedPlacement);
        Lease suspending = worker.lease();
        assertThat(suspending.command().kind()).isEqualTo(OperationKind.SUSPEND);
        assertThat(suspending.fence()).isGreaterThan(making.fence());
        worker.succeed(suspending).then().statusCode(204);
        assertThat(ControlPlane.operationState(suspension)).isEqualTo("succeeded");

        ControlPlane.resume(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
        assertThat(route()).get().returns(RouteState.ACTIVE, Route::state).returns(new Epoch(3), Route::epoch);
    }

    @Test
    void needsNoWorkerWhenTheProvisioningComesToNothing() {
        Lease making = worker.lease();
        String suspension = ControlPlane.suspend(slug);
        worker.end(making, Outcome.COMPENSATE).then().statusCode(204);
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);
        assertThat(ControlPlane.operationState(provisioning)).isEqualTo("compensated");
        assertThat(ControlPlane.operationState(suspension)).isEqualTo("succeeded");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("failed");
        assertThat(worker.tryLease(0)).isEmpty();
        assertThat(route()).isEmpty();
    }

    @Test
    void keepsOthersOutMeanwhile() {
        String suspension = ControlPlane.suspend(slug);
        for (String action : new String[] {"resume", "verify"}) {
            asAdmin()
                    .post("/v1/tenants/{slug}/" + action, slug)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("operation_in_the_way"))
                    .body("operation", equalTo(provisioning));
        }
        asAdmin()
                .delete("/v1/tenants/{slug}?confirm={slug}", slug, slug)
                .then()
                .statusCode(409)
                .body("operation", equalTo(provisioning));
        asAdmin()
                .post("/v1/tenants/{slug}/suspend", slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("state_conflict"));
        worker.succeed(worker.lease()).then().statusCode(204);
        asAdmin().post("/v1/tenants/{slug}/resume", slug).then().statusCode(409).body("operation", equalTo(suspension));
    }

    @Test
    void mayBeCancelledAndRetried() {
        ControlPlane.suspend(slug);
        ControlPlane.accepted(asAdmin().post("/v1/operations/{id}/cancel", provisioning));
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("failed");
        ControlPlane.accepted(asAdmin().post("/v1/operations/{id}/retry", provisioning));
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("provisioning");
        worker.succeed(worker.lease()).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
    }

    private Optional<Route> route() {
        return dataPlane.routes(0).routes().stream()
                .filter(route -> route.slug().value().equals(slug))
                .findFirst();
    }
}
