package dev.freehold.systemtests;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.PoolId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The census itself: it is silent where all is well, and finds one of every kind that was planted. */
@ResourceLock(TestStacks.PLATFORM)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CensusIT {
    /** All but the one that is generated. */
    private static final String ROUTE_COLUMNS =
            "tenant, region, version, slug, state, epoch, plan, sealed_placement, license, license_valid_until, sealed_at";

    private static final PoolId A = new PoolId("local-a");
    private static final String NOBODY = "0199f0a0-0000-7000-8000-0000000000ab";
    private static final String STRAY_ARCHIVE = NOBODY + "/0199f0a0-0000-7000-8000-0000000000c1";
    private static final String NOBODY_ELSE = "0199f0a0-0000-7000-8000-0000000000cd";

    private final Platform platform = Platform.shared();
    private final Orphans orphans = new Orphans(platform.stack());

    @Test
    @Order(1)
    void findsNothingAmongTenantsInEveryState() {
        platform.createTenant("census-active");
        suspended("census-suspended");
        platform.awaitSucceeded(platform.drop(platform.createTenant("census-dropped")));
        cancelled("census-cancelled");

        CensusView census = CensusView.take(platform);

        assertThat(census.findings()).isEmpty();
        assertThat(census.state()).isEqualTo("clean");
        assertThat(census.json().getInt("counts.tenants")).isGreaterThanOrEqualTo(2);
        assertThat(census.json().getInt("counts.databases"))
                .isGreaterThan(census.json().getInt("counts.tenants"));
        assertThat(census.json().getList("parts.state")).hasSize(5).containsOnly("done");
    }

    @Test
    @Order(2)
    void findsOneOfEveryKindThatCanBeResolvedAndIsCleanAfterThat() {
        Tenant suspended = suspended("census-login");
        Tenant rerouted = platform.createTenant("census-reroute");
        Tenant groupless = platform.createTenant("census-groupless");
        Tenant dropped = platform.createTenant("census-gone");
        platform.awaitSucceeded(platform.drop(dropped));
        Placement open = platform.placement(suspended);

        orphans.database(A, "fh_stray");
        orphans.role(A, "fh_stray_role");
        orphans.reservation(A, "fh_nothing", NOBODY);
        orphans.reservation(A, "fh_something", NOBODY);
        orphans.database(A, "fh_something");
        orphans.role(A, "fh_something_a");
        String standby = orphans.standby(A);
        orphans.template(A, "fh_template_v999");
        orphans.ledger(
                A, "INSERT INTO ledger.template (version, database, complete) VALUES (0, 'fh_template_v0', true)");
        orphans.login(open.pool(), open.role().value(), true);
        platform.identity().makeGroup(NOBODY, NOBODY);
        platform.identity().makeGroup("census-backdoor", rerouted.id());
        platform.identity().deleteGroup(groupless.id());
        orphans.control("UPDATE route SET epoch = epoch + 7 WHERE tenant = '" + rerouted.id() + "'");
        orphans.control("UPDATE route SET state = 'active', sealed_placement = 'x', license = 'x' WHERE tenant = '%s'"
                .formatted(dropped.id()));

        orphans.bucket().put("archives/" + STRAY_ARCHIVE + "/key.jwe");
        orphans.bucket().put("tenants/" + dropped.id() + "/attachments/1");

        CensusView census = CensusView.take(platform);

        assertThat(census.state()).isEqualTo("differences");
        assertThat(census.findings())
                .containsExactlyInAnyOrder(
                        "database_unreserved fh_stray drop",
                        "role_orphaned fh_stray_role drop",
                        "reservation_orphaned fh_nothing repair",
                        "reservation_orphaned fh_something drop",
                        "standby_orphaned " + standby + " repair",
                        "template_orphaned fh_template_v999 drop",
                        "template_orphaned fh_template_v0 repair",
                        "login_open " + open.role() + " repair",
                        "identity_orphaned " + NOBODY + " drop",
                        "identity_orphaned census-backdoor drop",
                        "identity_missing " + groupless.slug() + " repair",
                        "route_differs " + rerouted.slug() + " repair",
                        "route_orphaned " + dropped.slug() + " repair",
                        "archive_orphaned " + STRAY_ARCHIVE + " drop",
                        "objects_orphaned " + dropped.id() + " drop");

        dropsNothingThatIsNotConfirmed(census);
        for (String finding : census.findings()) {
            String[] words = finding.split(" ", -1);
            assertThat(census.resolve(words[0], words[1])).as(finding).isEqualTo("resolved");
        }
        assertThat(platform.pools().databases(A))
                .doesNotContain("fh_stray", "fh_something", "fh_template_v999", standby);
        assertThat(platform.pools().roles(A)).doesNotContain("fh_stray_role", "fh_something_a", standby + "_a");
        assertThat(platform.pools().canLogIn(open)).isFalse();
        assertThat(platform.identity().groupExists(NOBODY)).isFalse();
        assertThat(platform.identity().groupExists(groupless.id())).isTrue();
        assertThat(CensusView.take(platform).findings()).isEmpty();
        platform.asTenant(platform.withFreshToken(rerouted))
                .get("/v1/products")
                .then()
                .statusCode(200);
    }

    @Test
    @Order(3)
    void findsWhatOnlyAPersonCanPutRight() {
        Tenant renamed = platform.createTenantInPool("census-renamed", A);
        Tenant unwritten = platform.createTenantInPool("census-unwritten", A);
        Tenant roleless = platform.createTenantInPool("census-roleless", A);
        Tenant stranger = platform.createTenantInPool("census-stranger", A);
        Tenant closed = platform.createTenantInPool("census-closed", A);
        Tenant routeless = platform.createTenantInPool("census-routeless", A);
        String lost = database(renamed);
        String unnamed = database(unwritten);
        String role = database(roleless) + "_b";

        orphans.renameDatabase(A, lost, "fh_elsewhere");
        orphans.ledger(
                A,
                "CREATE TABLE kept AS SELECT * FROM ledger.reservation WHERE tenant = '%s'".formatted(unwritten.id()));
        orphans.ledger(A, "DELETE FROM ledger.reservation WHERE tenant = '%s'".formatted(unwritten.id()));
        orphans.renameRole(A, role, "fh_nobodys_role");
        stamp(stranger, NOBODY_ELSE);
        orphans.login(A, database(closed) + "_a", false);
        orphans.control(
                "CREATE TABLE kept_route AS SELECT * FROM route WHERE tenant = '%s'".formatted(routeless.id()),
                "DELETE FROM route WHERE tenant = '%s'".formatted(routeless.id()));

        Tenant archived = platform.createTenantInPool("census-archived", A);
        orphans.bucket().put("tenants/" + archived.id() + "/attachments/1");
        String export = platform.lifecycle(archived, "export");
        platform.awaitSucceeded(export);
        String archive = archived.id() + "/" + export;
        String attachments = "archives/" + archive + "/objects/attachments.tar.zst";
        orphans.bucket().rename(attachments, "kept-attachments");

        try {
            CensusView census = CensusView.take(platform);
            assertThat(census.findings())
                    .containsExactlyInAnyOrder(
                            "archive_missing " + archive + " none",
                            "database_missing " + lost + " none",
                            "database_unreserved fh_elsewhere none",
                            "reservation_missing " + unwritten.slug() + " none",
                            "database_unreserved " + unnamed + " none",
                            "role_orphaned " + unnamed + "_a none",
                            "role_orphaned " + unnamed + "_b none",
                            "role_missing " + role + " none",
                            "role_orphaned fh_nobodys_role none",
                            "stamp_differs " + database(stranger) + " none",
                            "login_closed " + database(closed) + "_a none",
                            "route_missing " + routeless.slug() + " none");
            census.ask(census.number("database_unreserved", unnamed), Optional.of(unnamed))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("state_conflict"));
        } finally {
            orphans.bucket().rename("kept-attachments", attachments);
            orphans.renameDatabase(A, "fh_elsewhere", lost);
            orphans.ledger(A, "INSERT INTO ledger.reservation SELECT * FROM kept");
            orphans.ledger(A, "DROP TABLE kept");
            orphans.renameRole(A, "fh_nobodys_role", role);
            stamp(stranger, stranger.id());
            orphans.control(
                    "INSERT INTO route (%1$s) SELECT %1$s FROM kept_route".formatted(ROUTE_COLUMNS),
                    "DROP TABLE kept_route");
        }
        platform.awaitSucceeded(platform.lifecycle(closed, "suspend"));
        platform.awaitSucceeded(platform.lifecycle(closed, "resume"));
        assertThat(CensusView.take(platform).findings()).isEmpty();
    }

    @Test
    @Order(4)
    void changesNothingWhereAFindingIsSoNoLonger() {
        orphans.role(A, "fh_late_role");
        orphans.database(A, "fh_late");
        CensusView census = CensusView.take(platform);
        orphans.dropRole(A, "fh_late_role");
        orphans.reservation(A, "fh_late", NOBODY);

        assertThat(census.resolve("role_orphaned", "fh_late_role")).startsWith("refused: ");
        assertThat(census.resolve("database_unreserved", "fh_late")).startsWith("refused: ");
        assertThat(platform.pools().databases(A)).contains("fh_late");

        CensusView next = CensusView.take(platform);
        assertThat(next.resolve("reservation_orphaned", "fh_late")).isEqualTo("resolved");
        assertThat(platform.pools().databases(A)).doesNotContain("fh_late");
    }

    @Test
    @Order(5)
    void agreesWithItselfWhenTwoRunAtOnceAndTenantsComeAndGo() {
        String coming = accepted(platform.asOperator()
                .contentType("application/json")
                .body(platform.request("census-coming"))
                .post("/v1/tenants"));
        String one = CensusView.begin(platform);
        String other = CensusView.begin(platform);

        assertThat(CensusView.await(platform, one).findings()).isEmpty();
        assertThat(CensusView.await(platform, other).findings()).isEmpty();
        platform.awaitSucceeded(coming);
    }

    private void dropsNothingThatIsNotConfirmed(CensusView census) {
        int number = census.number("database_unreserved", "fh_stray");
        for (Optional<String> confirm : List.of(Optional.<String>empty(), Optional.of("fh_stra"))) {
            census.ask(number, confirm).then().statusCode(400).body("code", equalTo("confirmation_required"));
        }
        assertThat(platform.pools().databases(A)).contains("fh_stray");
    }

    private void stamp(Tenant tenant, String id) {
        orphans.in(
                A,
                database(tenant),
                "SET session_replication_role = replica",
                "UPDATE freehold.tenant SET id = '" + id + "'");
    }

    private String database(Tenant tenant) {
        return platform.placement(tenant).database().value();
    }

    private Tenant suspended(String stem) {
        Tenant tenant = platform.createTenant(stem);
        platform.awaitSucceeded(platform.lifecycle(tenant, "suspend"));
        return tenant;
    }

    /** It may have been made before the cancellation came; then it lives. */
    private void cancelled(String stem) {
        String operation = accepted(platform.asOperator()
                .contentType("application/json")
                .body(platform.request(stem))
                .post("/v1/tenants"));
        platform.asOperator().post("/v1/operations/" + operation + "/cancel");
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(
                        () -> platform.asOperator()
                                .get("/v1/operations/" + operation)
                                .jsonPath()
                                .getString("state"),
                        state -> List.of("compensated", "succeeded").contains(state));
    }

    private static String accepted(Response response) {
        response.then().statusCode(202);
        return response.jsonPath().getString("id");
    }
}
