package dev.freehold.controlplane.rotation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class ResealIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final Worker elsewhere = new Worker(TestRegions.next());

    @Inject
    RotateDue rotateDue;

    @Test
    void sealsEveryPlacementOfTheRegionAnewAFewAtATime() {
        worker.announce("key-1", Map.of()).then().statusCode(204);
        for (int tenant = 0; tenant < 6; tenant++) {
            newTenant(worker, "key-1");
        }
        newTenant(elsewhere, "key-1");
        status(worker).body("key", equalTo("key-1")).body("left", equalTo(0));
        elsewhere.announce("key-2", Map.of()).then().statusCode(204);
        worker.announce("key-2", Map.of()).then().statusCode(204);
        worker.announce("key-1", Map.of()).then().statusCode(204);
        status(worker).body("key", equalTo("key-2")).body("left", equalTo(6));
        rotateDue.run();
        assertThat(worker.tryLease(0)).as("nobody has asked for it yet").isEmpty();

        reseal(worker).body("left", equalTo(6)).body("requestedAt", notNullValue());
        rotateDue.run();
        status(worker).body("underWay", equalTo(4));
        List<Lease> first = leases();
        assertThat(first).hasSize(4);
        first.forEach(lease -> rotated(lease, "key-2"));
        rotateDue.run();
        leases().forEach(lease -> rotated(lease, "key-2"));
        rotateDue.run();
        assertThat(worker.tryLease(0)).isEmpty();
        status(worker).body("left", equalTo(0)).body("underWay", equalTo(0));
        assertThat(elsewhere.tryLease(0)).isEmpty();
        status(elsewhere).body("left", equalTo(1));
    }

    @Test
    void leavesATenantAloneForAWhileThatAnOlderWorkerHasSealedOrThatHasFailed() {
        worker.announce("key-2", Map.of()).then().statusCode(204);
        newTenant(worker, "key-1");
        newTenant(worker, "key-1");
        reseal(worker).body("left", equalTo(2));
        rotateDue.run();
        List<Lease> two = leases();
        rotated(two.getFirst(), "key-1");
        worker.end(two.getLast(), Outcome.COMPENSATE).then().statusCode(204);
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);
        rotateDue.run();
        assertThat(worker.tryLease(0)).isEmpty();
        status(worker).body("left", equalTo(2));
    }

    @Test
    void countsSuspendedTenantsApartSinceTheyAreSealedWhenTheyResume() {
        worker.announce("key-2", Map.of()).then().statusCode(204);
        String slug = newTenant(worker, "key-1");
        ControlPlane.suspend(slug);
        worker.succeed(worker.lease(), null).then().statusCode(204);
        reseal(worker).body("left", equalTo(0)).body("suspended", equalTo(1));
        rotateDue.run();
        assertThat(worker.tryLease(0)).isEmpty();
        ControlPlane.resume(slug);
        worker.succeed(worker.lease(), sealed("key-2")).then().statusCode(204);
        status(worker).body("left", equalTo(0)).body("suspended", equalTo(0));
    }

    @Test
    void rotatesACredentialThatIsTooOldInTheNameOfThePlatform() throws SQLException {
        String old = newTenant(worker, "key-1");
        newTenant(worker, "key-1");
        try (Connection connection = ControlDatabase.server().connectAsApp();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE route SET sealed_at = now() - interval '91 days' WHERE slug = '" + old + "'");
        }
        rotateDue.run();
        Lease lease = worker.lease();
        assertThat(lease.command().slug().value()).isEqualTo(old);
        ControlPlane.asAdmin()
                .get("/v1/operations/{id}", lease.command().operation().toString())
                .then()
                .body("requestedBy", equalTo("freehold"));
        rotated(lease, "key-1");
        rotateDue.run();
        assertThat(worker.tryLease(0)).isEmpty();
    }

    @Test
    void refusesARegionThatItDoesNotKnowOrThatHasToldNoKey() {
        ControlPlane.asAdmin()
                .post("/v1/regions/nowhere/reseal")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        ControlPlane.asAdmin()
                .post("/v1/regions/{region}/reseal", worker.region())
                .then()
                .statusCode(409)
                .body("code", equalTo("state_conflict"));
    }

    private String newTenant(Worker itsWorker, String key) {
        String slug = ControlPlane.newSlug();
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, itsWorker.region())));
        itsWorker.succeed(itsWorker.lease(), sealed(key)).then().statusCode(204);
        return slug;
    }

    private void rotated(Lease lease, String key) {
        worker.publish(lease, sealed(key)).then().statusCode(200);
        worker.succeed(lease, null).then().statusCode(204);
    }

    private List<Lease> leases() {
        List<Lease> all = new ArrayList<>();
        for (Optional<Lease> next = worker.tryLease(0); next.isPresent(); next = worker.tryLease(0)) {
            all.add(next.get());
        }
        return all;
    }

    private static String sealed(String key) {
        return SealingKey.parse(OpeningKeys.generate(key).publicJwks()).seal("placement");
    }

    private static ValidatableResponse reseal(Worker worker) {
        return ControlPlane.asAdmin()
                .post("/v1/regions/{region}/reseal", worker.region())
                .then()
                .statusCode(202);
    }

    private static ValidatableResponse status(Worker worker) {
        return ControlPlane.asAdmin()
                .get("/v1/regions/{region}/reseal", worker.region())
                .then()
                .statusCode(200);
    }
}
