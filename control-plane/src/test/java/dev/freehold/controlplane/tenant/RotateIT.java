package dev.freehold.controlplane.tenant;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class RotateIT {
    private static final Duration LONGER_THAN_ANY_LEASE = Duration.ofSeconds(31);

    private final Worker worker = new Worker(TestRegions.next());
    private final DataPlane dataPlane = new DataPlane(worker.region());
    private String slug;
    private String other;
    private Route before;
    private Route others;

    @Inject
    MovableClock clock;

    @BeforeEach
    void haveTwoTenants() {
        slug = ControlPlane.newActiveTenant(worker);
        other = ControlPlane.newActiveTenant(worker);
        before = route(slug);
        others = route(other);
    }

    @Test
    void publishesTheNewCredentialWhileTheTenantIsServedAndWaitsForWhoLives() {
        dataPlane.live("one", dataPlane.routes(0).version());
        String rotation = ControlPlane.rotate(slug);
        Lease lease = worker.lease();
        assertThat(lease.command().kind()).isEqualTo(OperationKind.ROTATE);
        assertThat(lease.command().epoch()).isEqualTo(before.epoch());
        worker.placement(lease, 0).then().statusCode(200).body("published", equalTo(false));
        assertThat(route(slug)).isEqualTo(before);

        worker.publish(lease, "new")
                .then()
                .statusCode(200)
                .body("published", equalTo(true))
                .body("settled", equalTo(false))
                .body("waitingFor", contains("one"));
        Route now = route(slug);
        assertThat(now.sealedPlacement()).isEqualTo("new");
        assertThat(now.epoch()).isEqualTo(before.epoch().next());
        assertThat(now.state()).isEqualTo(before.state());
        assertThat(ControlPlane.operationState(rotation)).isEqualTo("running");

        dataPlane.live("one", dataPlane.routes(0).version());
        worker.placement(lease, 20)
                .then()
                .statusCode(200)
                .body("settled", equalTo(true))
                .body("waitingFor", empty());
        worker.succeed(lease, null).then().statusCode(204);
        assertThat(ControlPlane.operationState(rotation)).isEqualTo("succeeded");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
        assertThat(route(slug)).isEqualTo(now);
        assertThat(route(other)).isEqualTo(others);
    }

    @Test
    void publishesOnceHoweverOftenItIsToldAndRefusesAFormerAttempt() {
        ControlPlane.rotate(slug);
        Lease first = worker.lease();
        worker.publish(first, "new").then().statusCode(200);
        worker.publish(first, "new").then().statusCode(200);
        assertThat(route(slug).epoch()).isEqualTo(before.epoch().next());
        worker.publish(first, "another").then().statusCode(409);

        clock.move(LONGER_THAN_ANY_LEASE);
        Lease second = worker.lease();
        assertThat(second.compensating()).isFalse();
        worker.publish(first, "new").then().statusCode(409).body("code", equalTo("lease_lost"));
        worker.placement(first, 0).then().statusCode(409).body("code", equalTo("lease_lost"));
        worker.placement(second, 0).then().statusCode(200).body("published", equalTo(true));
        new Worker(TestRegions.next()).placement(second, 0).then().statusCode(404);
        assertThat(route(slug).sealedPlacement()).isEqualTo("new");
    }

    @Test
    void doesNotWaitForWhoIsLostNorForeverForWhoLives() throws SQLException {
        long version = dataPlane.routes(0).version();
        dataPlane.live("lost", version);
        dataPlane.live("stubborn", version);
        ControlPlane.rotate(slug);
        Lease lease = worker.lease();
        worker.publish(lease, "new").then().statusCode(200);
        dataPlane.lose("lost", 1);
        worker.placement(lease, 0).then().body("settled", equalTo(false)).body("waitingFor", contains("stubborn"));
        try (Connection connection = ControlDatabase.server().connectAsApp();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE command SET published_at = now() - interval '3 minutes' WHERE operation = '"
                    + lease.command().operation() + "'");
        }
        worker.placement(lease, 0).then().body("settled", equalTo(true)).body("waitingFor", contains("stubborn"));
    }

    @Test
    void isUndoneBeforeItPublishesAndOnlyGoesForwardAfter() {
        String undone = ControlPlane.rotate(slug);
        worker.end(worker.lease(), Outcome.COMPENSATE).then().statusCode(204);
        Lease undo = worker.lease();
        assertThat(undo.compensating()).isTrue();
        worker.publish(undo, "new").then().statusCode(400);
        worker.end(undo, Outcome.COMPENSATED).then().statusCode(204);
        assertThat(ControlPlane.operationState(undone)).isEqualTo("compensated");
        assertThat(route(slug)).isEqualTo(before);

        String again = ControlPlane.accepted(ControlPlane.asAdmin().post("/v1/operations/{id}/retry", undone));
        Lease lease = worker.lease();
        worker.publish(lease, "new").then().statusCode(200);
        cancel(again).then().statusCode(409).body("detail", containsString("only goes forward"));
        worker.end(lease, Outcome.COMPENSATE).then().statusCode(204);
        clock.move(LONGER_THAN_ANY_LEASE);
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(worker.lease().compensating()).isFalse();
            clock.move(LONGER_THAN_ANY_LEASE);
        }
        worker.succeed(worker.lease(), null).then().statusCode(204);
        assertThat(ControlPlane.operationState(again)).isEqualTo("succeeded");
    }

    @Test
    void canBeCancelledBeforeItPublishes() {
        String rotation = ControlPlane.rotate(slug);
        Lease lease = worker.lease();
        cancel(rotation).then().statusCode(202);
        worker.publish(lease, "new").then().statusCode(409);
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);
        assertThat(route(slug)).isEqualTo(before);
    }

    @Test
    void givesWayToASuspensionWhoseEndBringsACredentialOfItsOwn() {
        String rotation = ControlPlane.rotate(slug);
        Lease lease = worker.lease();
        worker.publish(lease, "new").then().statusCode(200);
        ControlPlane.suspend(slug);
        assertThat(ControlPlane.operationState(rotation)).isEqualTo("failed");
        worker.placement(lease, 0).then().statusCode(409);
        worker.succeed(lease, null).then().statusCode(409);
        worker.succeed(worker.lease(), null).then().statusCode(204);
        refusesToRotate("state_conflict");
        ControlPlane.resume(slug);
        worker.succeed(worker.lease(), "resumed").then().statusCode(204);

        assertThat(route(slug).sealedPlacement()).isEqualTo("resumed");
        assertThat(route(slug).epoch()).isEqualTo(new Epoch(before.epoch().value() + 3));
        assertThat(route(other)).isEqualTo(others);
    }

    @Test
    void keepsOthersOutAndIsKeptOut() {
        ControlPlane.rotate(slug);
        refusesToRotate("operation_in_the_way");
        ControlPlane.asAdmin()
                .post("/v1/tenants/{slug}/verify", slug)
                .then()
                .statusCode(409)
                .body("code", equalTo("operation_in_the_way"));
        Lease lease = worker.lease();
        worker.succeed(lease, null).then().statusCode(400);
        worker.publish(lease, "new").then().statusCode(200);
        worker.succeed(lease, null).then().statusCode(204);
        ControlPlane.verify(slug);
        refusesToRotate("operation_in_the_way");
    }

    @Test
    void letsNoOtherOperationPublish() {
        ControlPlane.verify(slug);
        worker.publish(worker.lease(), "new").then().statusCode(400);
        assertThat(route(slug)).isEqualTo(before);
    }

    private void refusesToRotate(String code) {
        ControlPlane.asAdmin()
                .post("/v1/tenants/{slug}/rotate-credential", slug)
                .then()
                .statusCode(409)
                .body("code", equalTo(code));
    }

    private static Response cancel(String operation) {
        return ControlPlane.asAdmin().post("/v1/operations/{id}/cancel", operation);
    }

    private Route route(String tenant) {
        return dataPlane.routes(0).routes().stream()
                .filter(route -> route.slug().value().equals(tenant))
                .findFirst()
                .orElseThrow();
    }
}
