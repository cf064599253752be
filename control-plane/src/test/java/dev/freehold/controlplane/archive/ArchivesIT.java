package dev.freehold.controlplane.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class ArchivesIT {
    private final Worker worker = new Worker(TestRegions.next());
    private String slug;
    private String other;

    @Inject
    MovableClock clock;

    @BeforeEach
    void haveTwoTenants() {
        slug = ControlPlane.newActiveTenant(worker);
        other = ControlPlane.newActiveTenant(worker);
    }

    @Test
    void showsTheArchivesOfATenantAlone() {
        OperationId own = archive(slug);
        asAdmin()
                .get("/v1/tenants/{slug}/archives", slug)
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].id", equalTo(own.toString()))
                .body("[0].manifestSha256", equalTo("00ff"))
                .body("[0].rows", equalTo(12));
        asAdmin()
                .get("/v1/tenants/{slug}/archives", other)
                .then()
                .statusCode(200)
                .body("", empty());
    }

    @Test
    void removesAnArchiveThatIsNamedAgainByAWorkerOfItsRegion() {
        OperationId archive = archive(slug);
        OperationId foreign = archive(other);
        discard(slug, archive.toString(), "").statusCode(400).body("code", equalTo("confirmation_required"));
        discard(slug, foreign.toString(), foreign.toString()).statusCode(404);
        discard(slug, "x", "x").statusCode(404);
        asAdmin()
                .delete(
                        "/v1/tenants/{slug}/archives/{id}?dryRun=true&confirm={id}",
                        slug,
                        archive.toString(),
                        archive.toString())
                .then()
                .statusCode(200)
                .body("kind", equalTo("discard"));
        discard(slug, archive.toString(), archive.toString()).statusCode(202).body("kind", equalTo("discard"));
        discard(slug, archive.toString(), archive.toString())
                .statusCode(409)
                .body("code", equalTo("operation_in_the_way"));

        Lease lease = worker.lease();
        assertThat(lease.command().kind()).isEqualTo(OperationKind.DISCARD);
        assertThat(requireNonNull(lease.command().archive()).archive()).isEqualTo(archive);
        asAdmin().get("/v1/tenants/{slug}/archives", slug).then().body("", hasSize(1));
        worker.end(lease, Outcome.FAILED, new Failure("archive_kept", "It is too young."))
                .then()
                .statusCode(204);
        asAdmin().get("/v1/tenants/{slug}/archives", slug).then().body("", hasSize(1));

        discard(slug, archive.toString(), archive.toString()).statusCode(202);
        worker.succeed(worker.lease()).then().statusCode(204);
        asAdmin().get("/v1/tenants/{slug}/archives", slug).then().body("", empty());
        asAdmin().get("/v1/tenants/{slug}/archives", other).then().body("", hasSize(1));
        discard(slug, archive.toString(), archive.toString()).statusCode(404);
    }

    @Test
    void ordersTheRemovalOfAnArchiveByItselfOnceItsTimeIsOverAlsoOfATenantThatIsGone() {
        ControlPlane.delete(slug);
        Lease offboarding = worker.lease();
        OperationId archive = offboarding.command().operation();
        worker.exported(
                        offboarding,
                        new ArchiveSummary(archive, "00ff", 3, 12, 4, 700, clock.instant(), new SchemaVersions(1, 1)))
                .then()
                .statusCode(204);
        ControlPlane.purge(slug);
        Lease drop = worker.lease();
        worker.succeed(drop).then().statusCode(204);
        String gone = drop.command().tenant().toString();
        asAdmin()
                .get("/v1/tenants/{id}/archives", gone)
                .then()
                .body("", hasSize(1))
                .body("[0].expiresAt", startsWith(String.valueOf(yearIn(3650))));

        sql("UPDATE archive SET expires_at = created_at WHERE id = '" + archive + "'");
        Lease removal = await().atMost(Duration.ofSeconds(60))
                .until(() -> worker.tryLease(1), Optional::isPresent)
                .orElseThrow();
        assertThat(removal.command().kind()).isEqualTo(OperationKind.DISCARD);
        assertThat(requireNonNull(removal.command().archive()).archive()).isEqualTo(archive);
        worker.succeed(removal).then().statusCode(204);
        asAdmin().get("/v1/tenants/{id}/archives", gone).then().body("", empty());
    }

    @Test
    void fillsANewTenantFromAnotherCompanysArchiveOnlyIfToldSo() {
        OperationId archive = archive(slug);
        String copy = ControlPlane.newSlug();
        Map<String, Object> body = ControlPlane.validTenant(copy, worker.region());
        body.put("archive", Map.of("id", archive.toString()));
        ControlPlane.create(body)
                .then()
                .statusCode(400)
                .body("code", equalTo("confirmation_required"))
                .body("detail", containsString(slug));
        body.put("archive", Map.of("id", archive.toString(), "confirmForeign", other));
        ControlPlane.create(body).then().statusCode(400);
        body.put("archive", Map.of("id", archive.toString(), "confirmForeign", slug));
        ControlPlane.accepted(ControlPlane.create(body));

        Command command = worker.lease().command();
        assertThat(command.kind()).isEqualTo(OperationKind.IMPORT);
        assertThat(command.firstAdmin()).isNotNull();
        var source = requireNonNull(command.archive());
        assertThat(source.archive()).isEqualTo(archive);
        assertThat(source.manifestSha256()).isEqualTo("00ff");
        assertThat(source.foreign()).isTrue();
    }

    private OperationId archive(String of) {
        ControlPlane.accepted(asAdmin().post("/v1/tenants/{slug}/export", of));
        Lease lease = worker.lease();
        assertThat(lease.command().kind()).isEqualTo(OperationKind.EXPORT);
        OperationId id = lease.command().operation();
        worker.exported(lease, new ArchiveSummary(id, "00ff", 3, 12, 4, 700, clock.instant(), new SchemaVersions(1, 1)))
                .then()
                .statusCode(204);
        return id;
    }

    private int yearIn(int days) {
        return clock.instant().atZone(ZoneOffset.UTC).plusDays(days).getYear();
    }

    private static void sql(String statement) {
        try (Connection owner = ControlDatabase.server().connectAsOwner();
                Statement sql = owner.createStatement()) {
            assertThat(sql.executeUpdate(statement)).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static ValidatableResponse discard(String slug, String archive, String confirm) {
        return asAdmin()
                .delete("/v1/tenants/{slug}/archives/{archive}?confirm={confirm}", slug, archive, confirm)
                .then();
    }
}
