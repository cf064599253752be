package dev.freehold.controlplane.tenant;

import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class TenantLifeIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final DataPlane dataPlane = new DataPlane(worker.region());

    @Inject
    MovableClock clock;

    @Test
    void suspendsAtOnceAndResumesWhenTheDatabaseIsOpen() {
        String slug = ControlPlane.newActiveTenant(worker);
        String neighbour = ControlPlane.newActiveTenant(worker);
        assertThat(route(slug)).returns(RouteState.ACTIVE, Route::state).returns(Epoch.FIRST, Route::epoch);

        ControlPlane.suspend(slug);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("suspended");
        assertThat(route(slug)).returns(RouteState.SUSPENDED, Route::state).returns(new Epoch(2), Route::epoch);
        Lease suspension = worker.lease();
        assertThat(suspension.command().kind()).isEqualTo(OperationKind.SUSPEND);
        assertThat(suspension.command().firstAdmin()).isNull();
        worker.succeed(suspension).then().statusCode(204);

        ControlPlane.resume(slug);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("suspended");
        worker.succeed(worker.lease()).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
        assertThat(route(slug)).returns(RouteState.ACTIVE, Route::state).returns(new Epoch(3), Route::epoch);
        assertThat(route(neighbour)).returns(RouteState.ACTIVE, Route::state).returns(Epoch.FIRST, Route::epoch);
    }

    @Test
    void suspendsAgainstAResumptionThatIsUnderWay() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        String resumption = ControlPlane.resume(slug);
        Lease resuming = worker.lease();

        ControlPlane.suspend(slug);
        asAdmin()
                .get("/v1/operations/" + resumption)
                .then()
                .body("state", equalTo("failed"))
                .body("error.code", equalTo("superseded"));
        worker.heartbeat(resuming).then().statusCode(409).body("code", equalTo("lease_lost"));
        worker.succeed(resuming).then().statusCode(409);
        Lease suspending = worker.lease();
        assertThat(suspending.command().kind()).isEqualTo(OperationKind.SUSPEND);
        assertThat(suspending.fence()).isGreaterThan(resuming.fence());
        assertThat(suspending.command().epoch())
                .isGreaterThan(resuming.command().epoch());
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("suspended");
        worker.succeed(suspending).then().statusCode(204);
    }

    @Test
    void suspendsAgainAfterAResumptionThatCameToNothing() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        requireNothingLeftToSuspend(slug);
        ControlPlane.resume(slug);
        worker.end(worker.lease(), Outcome.FAILED).then().statusCode(204);
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);

        ControlPlane.suspend(slug);
        assertThat(route(slug)).returns(RouteState.SUSPENDED, Route::state).returns(new Epoch(3), Route::epoch);
        Lease again = worker.lease();
        assertThat(again.command().kind()).isEqualTo(OperationKind.SUSPEND);
        worker.succeed(again).then().statusCode(204);
        requireNothingLeftToSuspend(slug);
    }

    @Test
    void letsOneOperationPassAtATimeAndNamesTheOneInTheWay() {
        String slug = ControlPlane.newSlug();
        String provisioning =
                ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
        asAdmin()
                .delete("/v1/tenants/{slug}?confirm={slug}", slug, slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("operation_in_the_way"))
                .body("operation", equalTo(provisioning));
        worker.succeed(worker.lease()).then().statusCode(204);

        asAdmin()
                .post("/v1/tenants/{slug}/resume", slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("state_conflict"));
        String suspension = ControlPlane.suspend(slug);
        asAdmin()
                .post("/v1/tenants/{slug}/suspend", slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("state_conflict"));
        asAdmin()
                .post("/v1/tenants/{slug}/resume", slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("operation_in_the_way"))
                .body("operation", equalTo(suspension));
    }

    @Test
    void dropsATenantAndLeavesATombstone() {
        String slug = ControlPlane.newActiveTenant(worker);
        String neighbour = ControlPlane.newActiveTenant(worker);
        long version = dataPlane.routes(0).version();
        asAdmin()
                .delete("/v1/tenants/{slug}", slug)
                .then()
                .statusCode(400)
                .body("code", equalTo("confirmation_required"));
        asAdmin()
                .delete("/v1/tenants/{slug}?confirm={other}", slug, neighbour)
                .then()
                .statusCode(400);

        ControlPlane.drop(worker, slug);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("dropping");
        assertThat(route(slug).state()).isEqualTo(RouteState.SUSPENDED);
        worker.succeed(worker.lease()).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("dropped");
        RouteFeed change = dataPlane.routes(version);
        assertThat(change.routes()).singleElement().satisfies(route -> {
            assertThat(route.slug()).hasToString(slug);
            assertThat(route.state()).isEqualTo(RouteState.GONE);
            assertThat(route.sealedPlacement()).isNull();
            assertThat(route.license()).isNull();
        });
        assertThat(dataPlane.routes(0).routes())
                .extracting(route -> route.slug().value())
                .containsExactly(neighbour);
        dataPlane.answer(change.version(), 0).then().statusCode(204);
        asAdmin()
                .delete("/v1/tenants/{slug}?confirm={slug}", slug, slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("state_conflict"));
    }

    @Test
    void keepsTheSlugOfADroppedTenantInQuarantine() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.drop(worker, slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        ControlPlane.create(ControlPlane.validTenant(slug, worker.region()))
                .then()
                .statusCode(409)
                .body("code", equalTo("slug_quarantined"));
        clock.move(Duration.ofDays(91));
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("provisioning");
    }

    @Test
    void deletesASuspendedTenant() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        ControlPlane.delete(slug);
        assertThat(worker.lease().command().kind()).isEqualTo(OperationKind.OFFBOARD);
    }

    private static void requireNothingLeftToSuspend(String slug) {
        asAdmin()
                .post("/v1/tenants/{slug}/suspend", slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("state_conflict"));
    }

    private Route route(String slug) {
        return dataPlane.routes(0).routes().stream()
                .filter(route -> route.slug().value().equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
