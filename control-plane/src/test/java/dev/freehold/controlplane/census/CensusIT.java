package dev.freehold.controlplane.census;

import java.util.List;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.census.FindingKind;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.Resolution;
import dev.freehold.contracts.command.Lease;
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
        counter.has(ControlPlane.newSuspendedTenant(worker));
        ControlPlane.newDroppedTenant(worker);
        ControlPlane.newFailedTenant(worker);

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
        assertThat(Counter.kinds(counter.count())).hasSize(2).allMatch(kind -> kind.endsWith(settled));

        String census = counter.begin();
        worker.succeed(worker.lease());
        counter.collect();
        assertThat(Counter.kinds(counter.show(census))).allMatch(kind -> kind.endsWith(settled));

        assertThat(Counter.kinds(counter.count()))
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
        counter.archives().add(new Inventory.SeenArchive(id, whole, 7, true, false));
        counter.archives().add(new Inventory.SeenArchive(id, torn, 6, true, false));
        counter.archives().add(new Inventory.SeenArchive(id, unknown, 1, false, false));
        counter.archives().add(new Inventory.SeenArchive(id, begun, 0, false, true));
        counter.archives().add(new Inventory.SeenArchive(nobody, unknown, 7, true, false));
        String housed = UuidCreator.getTimeOrderedEpoch().toString();
        counter.holders().addAll(List.of(id, nobody, "stray", housed));
        counter.reservations()
                .add(new Inventory.Reservation("fh_lost", housed, "fh_lost_a", "fh_lost_b", "fh_lost_a", true));

        JsonPath census = counter.count();

        assertThat(Counter.kinds(census))
                .containsExactlyInAnyOrder(
                        "archive_orphaned " + id + "/" + unknown,
                        "archive_orphaned " + nobody + "/" + unknown,
                        "upload_unfinished " + id + "/" + begun,
                        "archive_missing " + id + "/" + torn,
                        "archive_missing " + id + "/" + lost,
                        "objects_orphaned " + nobody,
                        "objects_orphaned stray",
                        "objects_orphaned " + housed,
                        "reservation_orphaned fh_lost");
        for (int number = 1; number <= census.getList("findings").size(); number++) {
            String remedy = census.getString("findings[" + (number - 1) + "].remedy");
            if (remedy.equals("repair")) {
                continue;
            }
            boolean none = remedy.equals("none");
            counter.resolve(census, number, "")
                    .then()
                    .statusCode(none ? 409 : 400)
                    .body("code", equalTo(none ? "state_conflict" : "confirmation_required"));
        }
        int kept = Counter.kinds(census).indexOf("objects_orphaned " + housed);
        assertThat(census.getString("findings[" + kept + "].remedy")).isEqualTo("none");
        int orphaned = 1 + Counter.kinds(census).indexOf("archive_orphaned " + id + "/" + unknown);
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
        assertThat(Counter.kinds(counter.show(census))).isEmpty();

        assertThat(Counter.kinds(counter.count()))
                .containsExactly("archive_missing " + Counter.idOf(slug) + "/" + made);
    }

    /** One of three tables and a file of attachments; with its key, summary and manifest seven objects. */
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
                                4,
                                700,
                                clock.instant(),
                                new SchemaVersions(1, 1)))
                .then()
                .statusCode(204);
        return lease.command().operation().toString();
    }
}
