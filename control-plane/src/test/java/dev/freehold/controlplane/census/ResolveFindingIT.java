package dev.freehold.controlplane.census;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.census.TaskEnd;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class ResolveFindingIT {
    private final String region = TestRegions.next();
    private final Worker worker = new Worker(region);
    private final Counter counter = Counter.of(region);

    @Test
    void publishesARouteAnewThatIsNotAsItShouldBe() {
        String wrong = ControlPlane.newActiveTenant(worker);
        counter.has(wrong);
        String gone = ControlPlane.newFailedTenant(worker);
        sql("UPDATE route SET epoch = 17, slug = 'another' WHERE tenant = '" + Counter.idOf(wrong) + "'");
        plantRoute(gone);

        JsonPath census = counter.count();
        assertThat(Counter.kinds(census)).containsExactlyInAnyOrder("route_differs " + wrong, "route_orphaned " + gone);
        for (int number = 1; number <= 2; number++) {
            counter.resolve(census, number, "").then().statusCode(202).body("state", equalTo("resolved"));
        }
        counter.resolve(census, 1, "").then().statusCode(409).body("code", equalTo("state_conflict"));

        assertThat(counter.count().getString("state")).isEqualTo("clean");
    }

    @Test
    void refusesToRepairARouteThatIsRightAgain() {
        String slug = ControlPlane.newActiveTenant(worker);
        counter.has(slug);
        sql("UPDATE route SET epoch = 17 WHERE tenant = '" + Counter.idOf(slug) + "'");
        JsonPath census = counter.count();
        sql("UPDATE route SET epoch = 1 WHERE tenant = '" + Counter.idOf(slug) + "'");

        counter.resolve(census, 1, "").then().statusCode(202).body("state", equalTo("refused"));
    }

    @Test
    void saysThatALostRouteCannotBeRepairedFromHere() {
        String slug = ControlPlane.newActiveTenant(worker);
        counter.has(slug);
        sql("DELETE FROM route WHERE tenant = '" + Counter.idOf(slug) + "'");

        JsonPath census = counter.count();
        assertThat(Counter.kinds(census)).containsExactly("route_missing " + slug);
        counter.resolve(census, 1, "").then().statusCode(409).body("code", equalTo("state_conflict"));
    }

    @Test
    void dropsOnlyWhatIsConfirmedAndByAWorkerUnderAFence() {
        String gone = ControlPlane.newDroppedTenant(worker);
        counter.reservations()
                .add(new Inventory.Reservation(
                        "fh_left", Counter.idOf(gone), "fh_left_a", "fh_left_b", "fh_left_a", true));
        counter.databases().add("fh_left");
        JsonPath census = counter.count();
        assertThat(Counter.kinds(census)).containsExactly("reservation_orphaned fh_left");

        for (String wrong : List.of("", "fh_lef", gone)) {
            counter.resolve(census, 1, wrong).then().statusCode(400).body("code", equalTo("confirmation_required"));
        }
        assertThat(counter.tryLease()).isEmpty();
        counter.resolve(census, 1, "fh_left").then().statusCode(202).body("state", equalTo("resolving"));
        counter.resolve(census, 1, "fh_left").then().statusCode(409);

        CensusTask task = counter.lease();
        Resolution resolution = requireNonNull(task.resolution());
        assertThat(task.kind()).isEqualTo(CensusTask.Kind.RESOLVE);
        assertThat(task.pool()).isNotNull();
        assertThat(resolution.kind()).isEqualTo(FindingKind.RESERVATION_ORPHANED);
        assertThat(resolution.subject()).isEqualTo("fh_left");
        assertThat(resolution.tenant()).hasToString(Counter.idOf(gone));
        assertThat(resolution.fence()).isPositive();
        counter.end(task, TaskEnd.Outcome.DONE).then().statusCode(204);
        assertThat(counter.show(census.getString("id")).getString("findings[0].state"))
                .isEqualTo("resolved");
    }

    @Test
    void tellsWhyAWorkerRefusedAndLetsTheOperatorAskAgain() {
        counter.roles().add(new Inventory.Role("fh_alone_a", false));
        JsonPath census = counter.count();
        counter.resolve(census, 1, "fh_alone_a").then().statusCode(202);
        counter.end(counter.lease(), TaskEnd.Outcome.REFUSED).then().statusCode(204);

        JsonPath after = counter.show(census.getString("id"));
        assertThat(after.getString("findings[0].state")).isEqualTo("refused");
        assertThat(after.getString("findings[0].note")).isEqualTo("The pool is away.");
        counter.resolve(census, 1, "fh_alone_a").then().statusCode(202).body("state", equalTo("resolving"));
    }

    @Test
    void resolvesNothingOfATenantThatHasAnOperation() {
        String slug = ControlPlane.newSuspendedTenant(worker);
        counter.has(slug);
        counter.roles().set(0, new Inventory.Role(Counter.databaseOf(slug) + "_a", true));
        JsonPath census = counter.count();
        assertThat(Counter.kinds(census)).containsExactly("login_open " + Counter.databaseOf(slug) + "_a");

        counter.resolve(census, 1, "").then().statusCode(202);
        String resumption = ControlPlane.resume(slug);
        assertThat(counter.tryLease()).isEmpty();
        assertThat(counter.show(census.getString("id")).getString("findings[0].state"))
                .isEqualTo("refused");
        counter.resolve(census, 1, "")
                .then()
                .statusCode(409)
                .body("code", equalTo("operation_in_the_way"))
                .body("operation", equalTo(resumption));
        worker.succeed(worker.lease());
        counter.resolve(census, 1, "").then().statusCode(409).body("code", equalTo("state_conflict"));
    }

    private void plantRoute(String slug) {
        sql("""
                INSERT INTO route (tenant, region, version, slug, state, epoch, plan, sealed_placement, license)
                SELECT id, region, 1000000, slug, 'active', epoch, plan, 'sealed', 'licence'
                FROM tenant WHERE id = '%s'
                """.formatted(Counter.idOf(slug)));
    }

    private static void sql(String statement) {
        try (Connection owner = ControlDatabase.server().connectAsOwner();
                Statement sql = owner.createStatement()) {
            assertThat(sql.executeUpdate(statement)).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
