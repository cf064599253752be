package dev.freehold.controlplane.census;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.census.TaskEnd;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class CensusIT {
    private final String region = TestRegions.next();
    private final Worker worker = new Worker(region);
    private final Counter counter = Counter.of(region);

    @Inject
    MovableClock clock;

    @Test
    void findsNothingWhereAllIsWell() {
        counter.has(ControlPlane.newActiveTenant(worker));
        counter.has(suspended());
        dropped();
        failed();

        JsonPath census = counter.count();

        assertThat(census.getString("state")).isEqualTo("clean");
        assertThat(census.getList("findings")).isEmpty();
        assertThat(census.getList("parts.kind")).containsExactly("registry", "pool", "identities", "objects");
        assertThat(census.getList("parts.state")).containsOnly("done");
        assertThat(census.getInt("counts.tenants")).isEqualTo(2);
        assertThat(census.getInt("counts.routes")).isEqualTo(2);
        assertThat(census.getInt("counts.databases")).isEqualTo(2);
        assertThat(census.getInt("counts.roles")).isEqualTo(4);
        assertThat(census.getString("finishedAt")).isNotNull();
    }

    @Test
    void refusesToCountARegionThatIsNotThere() {
        ControlPlane.asAdmin()
                .post("/v1/census?region=nowhere")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_request"));
    }

    @Test
    void leavesOutATenantWithAnOperationOpenOrEndedSinceItBegan() {
        String busy = ControlPlane.newActiveTenant(worker);
        String settled = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(busy);
        assertThat(kinds(counter.count())).hasSize(2).allMatch(kind -> kind.endsWith(settled));

        String census = counter.begin();
        worker.succeed(worker.lease());
        counter.collect();
        assertThat(kinds(counter.show(census))).allMatch(kind -> kind.endsWith(settled));

        assertThat(kinds(counter.count()))
                .containsExactlyInAnyOrder(
                        "reservation_missing " + settled,
                        "identity_missing " + settled,
                        "reservation_missing " + busy,
                        "identity_missing " + busy);
    }

    @Test
    void findsEveryWayInWhichArchivesAndObjectsDisagree() {
        String slug = ControlPlane.newActiveTenant(worker);
        counter.has(slug);
        String id = Counter.idOf(slug);
        String whole = archive(slug);
        String torn = archive(slug);
        String lost = archive(slug);
        String unknown = UuidCreator.getTimeOrderedEpoch().toString();
        String begun = UuidCreator.getTimeOrderedEpoch().toString();
        String nobody = UuidCreator.getTimeOrderedEpoch().toString();
        counter.archives().add(new Inventory.SeenArchive(id, whole, 5, 3, true, false));
        counter.archives().add(new Inventory.SeenArchive(id, torn, 4, 2, true, false));
        counter.archives().add(new Inventory.SeenArchive(id, unknown, 1, 0, false, false));
        counter.archives().add(new Inventory.SeenArchive(id, begun, 0, 0, false, true));
        counter.archives().add(new Inventory.SeenArchive(nobody, unknown, 5, 3, true, false));

        JsonPath census = counter.count();

        assertThat(kinds(census))
                .containsExactlyInAnyOrder(
                        "archive_orphaned " + id + "/" + unknown,
                        "archive_orphaned " + nobody + "/" + unknown,
                        "upload_unfinished " + id + "/" + begun,
                        "archive_missing " + id + "/" + torn,
                        "archive_missing " + id + "/" + lost);
        for (int number = 1; number <= 5; number++) {
            boolean none =
                    census.getString("findings[" + (number - 1) + "].kind").equals("archive_missing");
            counter.resolve(census, number, "")
                    .then()
                    .statusCode(none ? 409 : 400)
                    .body("code", equalTo(none ? "state_conflict" : "confirmation_required"));
        }
        int orphaned = 1 + kinds(census).indexOf("archive_orphaned " + id + "/" + unknown);
        counter.resolve(census, orphaned, id + "/" + unknown).then().statusCode(202);
        Resolution asked = requireNonNull(counter.lease().resolution());
        assertThat(asked.kind()).isEqualTo(FindingKind.ARCHIVE_ORPHANED);
        assertThat(asked.tenant()).hasToString(id);
        assertThat(asked.confirmed()).isTrue();
    }

    @Test
    void leavesOutArchivesThatComeAndGoMeanwhile() {
        String slug = ControlPlane.newActiveTenant(worker);
        counter.has(slug);
        String census = counter.begin();
        String made = archive(slug);
        counter.collect();
        assertThat(kinds(counter.show(census))).isEmpty();

        assertThat(kinds(counter.count())).containsExactly("archive_missing " + Counter.idOf(slug) + "/" + made);
    }

    @Test
    void publishesARouteAnewThatIsNotAsItShouldBe() {
        String wrong = ControlPlane.newActiveTenant(worker);
        counter.has(wrong);
        String gone = failed();
        sql("UPDATE route SET epoch = 17, slug = 'another' WHERE tenant = '" + Counter.idOf(wrong) + "'");
        plantRoute(gone);

        JsonPath census = counter.count();
        assertThat(kinds(census)).containsExactlyInAnyOrder("route_differs " + wrong, "route_orphaned " + gone);
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
        assertThat(kinds(census)).containsExactly("route_missing " + slug);
        counter.resolve(census, 1, "").then().statusCode(409).body("code", equalTo("state_conflict"));
    }

    @Test
    void dropsOnlyWhatIsConfirmedAndByAWorkerUnderAFence() {
        String gone = dropped();
        counter.reservations()
                .add(new Inventory.Reservation(
                        "fh_left", Counter.idOf(gone), "fh_left_a", "fh_left_b", "fh_left_a", true));
        counter.databases().add("fh_left");
        JsonPath census = counter.count();
        assertThat(kinds(census)).containsExactly("reservation_orphaned fh_left");

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
        String slug = suspended();
        counter.has(slug);
        counter.roles().set(0, new Inventory.Role(Counter.databaseOf(slug) + "_a", true));
        JsonPath census = counter.count();
        assertThat(kinds(census)).containsExactly("login_open " + Counter.databaseOf(slug) + "_a");

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

    @Test
    void givesATaskThatAWorkerLeftToAnotherAndRefusesTheFirst() {
        String census = counter.begin();
        CensusTask first = counter.lease();
        counter.deliver(first, 1, counter.pool()).then().statusCode(204);
        for (int others = 0; others < 2; others++) {
            counter.end(counter.lease(), TaskEnd.Outcome.DONE).then().statusCode(204);
        }
        clock.move(Duration.ofSeconds(61));

        CensusTask second = counter.lease();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(2);
        counter.deliver(first, 2, counter.pool()).then().statusCode(409).body("code", equalTo("lease_lost"));
        counter.end(first, TaskEnd.Outcome.DONE).then().statusCode(409);
        counter.end(second, TaskEnd.Outcome.DONE).then().statusCode(204);
        assertThat(counter.show(census).getString("state")).isEqualTo("clean");
    }

    @Test
    void isIncompleteWhereNoWorkerAnswers() {
        String census = counter.begin();
        clock.move(Duration.ofSeconds(61));

        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            JsonPath now = counter.show(census);
            assertThat(now.getString("state")).isEqualTo("incomplete");
            assertThat(now.getList("parts.state")).containsExactly("done", "failed", "failed", "failed");
            assertThat(now.getString("parts[1].error")).contains(region).contains("60 s");
        });
    }

    @Test
    void triesAPartAgainThatFailedAndTellsWhyItWasGivenUp() {
        String census = counter.begin();
        for (int attempt = 1; attempt <= 3; attempt++) {
            clock.move(Duration.ofSeconds(3));
            for (var task = counter.tryLease(); task.isPresent(); task = counter.tryLease()) {
                counter.end(task.get(), TaskEnd.Outcome.FAILED).then().statusCode(204);
            }
        }
        JsonPath now = counter.show(census);
        assertThat(now.getString("state")).isEqualTo("incomplete");
        assertThat(now.getList("parts.error", String.class)).contains("The pool is away.");
    }

    @Test
    void putsChunksTogetherAndCountsARepeatedOneOnce() {
        String slug = ControlPlane.newActiveTenant(worker);
        counter.has(slug);
        String census = counter.begin();
        for (var next = counter.tryLease(); next.isPresent(); next = counter.tryLease()) {
            CensusTask task = next.get();
            if (task.pool() == null) {
                counter.deliver(task, 1, Inventory.ofIdentities(counter.groups()));
            } else {
                Inventory all = counter.pool();
                var none = List.<Inventory.Role>of();
                Inventory one =
                        new Inventory(all.databases(), none, all.reservations(), List.of(), List.of(), List.of());
                Inventory two = new Inventory(List.of(), all.roles(), List.of(), List.of(), List.of(), List.of());
                counter.deliver(task, 1, one);
                counter.deliver(task, 1, one);
                counter.deliver(task, 2, two);
            }
            counter.end(task, TaskEnd.Outcome.DONE);
        }
        assertThat(counter.show(census).getString("state")).isEqualTo("clean");
        assertThat(counter.show(census).getInt("counts.databases")).isEqualTo(1);
    }

    @Test
    void letsTwoCensusesRunBesideEachOther() {
        counter.has(ControlPlane.newActiveTenant(worker));
        String one = counter.begin();
        String other = counter.begin();
        counter.collect();
        assertThat(counter.show(one).getString("state")).isEqualTo("clean");
        assertThat(counter.show(other).getString("state")).isEqualTo("clean");
        ControlPlane.asAdmin()
                .get("/v1/census?limit=2")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(other))
                .body("items[1].id", equalTo(one));
    }

    private static List<String> kinds(JsonPath census) {
        List<String> kinds = census.getList("findings.kind");
        List<String> subjects = census.getList("findings.subject");
        return java.util.stream.IntStream.range(0, kinds.size())
                .mapToObj(i -> kinds.get(i) + " " + subjects.get(i))
                .toList();
    }

    /** One of three tables. */
    private String archive(String slug) {
        ControlPlane.accepted(ControlPlane.asAdmin().post("/v1/tenants/{slug}/export", slug));
        Lease lease = worker.lease();
        worker.exported(
                        lease,
                        new ArchiveSummary(
                                lease.command().operation(),
                                "00ff",
                                3,
                                12,
                                700,
                                clock.instant(),
                                new SchemaVersions(1, 1)))
                .then()
                .statusCode(204);
        return lease.command().operation().toString();
    }

    private String suspended() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(slug);
        worker.succeed(worker.lease());
        return slug;
    }

    private String dropped() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.drop(worker, slug);
        worker.succeed(worker.lease());
        return slug;
    }

    private String failed() {
        String slug = ControlPlane.newSlug();
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, region)));
        worker.end(worker.lease(), Outcome.COMPENSATE);
        Lease undoing = worker.lease();
        worker.end(undoing, Outcome.COMPENSATED).then().statusCode(204);
        return slug;
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
