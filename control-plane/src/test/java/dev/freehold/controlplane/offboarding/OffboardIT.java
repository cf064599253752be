package dev.freehold.controlplane.offboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.archive.ArchiveSummary;
import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.offboarding.CertificateVerifier;
import dev.freehold.contracts.offboarding.DropEvidence;
import dev.freehold.contracts.offboarding.OffboardingCertificate;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class OffboardIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final SigningKey workerKey = SigningKey.generate("worker-1");
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
    void tellsTheWorkerHowLongTheDataIsKeptAndBelievesItIfThatIsLonger() {
        ControlPlane.delete(slug);
        tenant(slug).body("state", equalTo("deleting"));
        Lease lease = worker.lease();
        assertThat(lease.command().kind()).isEqualTo(OperationKind.OFFBOARD);
        assertThat(lease.command().retention()).isEqualTo(Duration.ofDays(30));
        Instant longer = Instant.parse("2126-11-21T08:00:00Z");
        worker.retained(lease, longer).then().statusCode(204);
        tenant(slug).body("dropAfter", equalTo(longer.toString()));
        tenant(other).body("state", equalTo("active")).body("dropAfter", nullValue());
    }

    @Test
    void takesADeletionBackAndLeavesTheTenantSuspended() {
        ControlPlane.delete(slug);
        requireConflict("undelete", "operation_in_the_way");
        worker.succeed(worker.lease()).then().statusCode(204);
        requireConflict("suspend", "state_conflict");
        requireConflict("resume", "state_conflict");
        ControlPlane.accepted(asAdmin().post("/v1/tenants/{slug}/undelete", slug));
        tenant(slug).body("state", equalTo("suspended")).body("dropAfter", nullValue());
        Lease lease = worker.lease();
        assertThat(lease.command().kind()).isEqualTo(OperationKind.UNDELETE);
        requireConflict("resume", "operation_in_the_way");
        worker.succeed(lease).then().statusCode(204);
        ControlPlane.resume(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
        requireConflict("undelete", "state_conflict");
    }

    @Test
    void ordersTheDropByItselfOnceTheRetentionIsOver() {
        ControlPlane.delete(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        clock.move(Duration.ofDays(31));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ControlPlane.stateOf(slug).equals("dropping"));
        Lease lease = worker.lease();
        assertThat(lease.command().kind()).isEqualTo(OperationKind.DROP);
        assertThat(lease.command().purge()).isNull();
    }

    @Test
    void ordersOnlySoManyDropsOfAPoolAtOnce() {
        for (int i = 0; i < 12; i++) {
            ControlPlane.delete(ControlPlane.newActiveTenant(worker));
            worker.succeed(worker.lease()).then().statusCode(204);
        }
        clock.move(Duration.ofDays(31));
        await().atMost(Duration.ofSeconds(30)).until(() -> dropping() == 10);
        await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(20)).until(() -> dropping() == 10);
        worker.succeed(worker.lease()).then().statusCode(204);
        await().atMost(Duration.ofSeconds(30)).until(() -> dropping() == 10);
    }

    private int dropping() {
        return asAdmin()
                .get("/v1/tenants?region={region}&state=dropping&limit=50", worker.region())
                .path("items.size()");
    }

    @Test
    void goesBackToWaitingWhereTheWorkerDoesNotLetTheDropIn() {
        String drop = ControlPlane.drop(worker, slug);
        Lease lease = worker.lease();
        assertThat(lease.command().purge()).isEqualTo(new Purge(null));
        worker.end(lease, Outcome.FAILED, new Failure("retention_runs", "The tenant is retained."))
                .then()
                .statusCode(204);
        assertThat(ControlPlane.operationState(drop)).isEqualTo("failed");
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("deleting");
        asAdmin().get("/v1/tenants/{slug}/certificate", slug).then().statusCode(404);
        ControlPlane.purge(slug);
    }

    @Test
    void purgesOnlyWhatWasDeletedAndOnlyByItsNameTypedAgain() {
        purge(slug, slug, "none").statusCode(409).body("code", equalTo("state_conflict"));
        ControlPlane.delete(slug);
        purge(slug, slug, "none").statusCode(409).body("code", equalTo("operation_in_the_way"));
        worker.succeed(worker.lease()).then().statusCode(204);
        purge(slug, other, "none").statusCode(400).body("code", equalTo("confirmation_required"));
        purge(slug, slug, "").statusCode(400);
        purge(slug, slug, UUID.randomUUID().toString()).statusCode(400);
        purge(slug, slug, "0199f0a0-0000-7000-8000-000000000001").statusCode(400);
    }

    @Test
    void doesNotWaitForAnArchiveThatAPurgeDoesNotWantOnceTheTenantIsClosed() {
        String offboarding = ControlPlane.delete(slug);
        Lease lease = worker.lease();
        purge(slug, slug, "none").statusCode(409).body("code", equalTo("operation_in_the_way"));
        worker.step(lease, "retain", StepState.SUCCEEDED).then().statusCode(204);
        worker.step(lease, "archive", StepState.FAILED).then().statusCode(204);
        purge(slug, slug, "none").statusCode(202);
        asAdmin()
                .get("/v1/operations/{id}", offboarding)
                .then()
                .body("state", equalTo("failed"))
                .body("error.code", equalTo("superseded"));
        worker.succeed(lease).then().statusCode(409);
        Lease drop = worker.lease();
        assertThat(drop.command().kind()).isEqualTo(OperationKind.DROP);
        assertThat(drop.fence()).isGreaterThan(lease.fence());
    }

    @Test
    void waitsForTheRetentionOfATenantWhoseDatabaseIsLost() {
        String offboarding = ControlPlane.delete(slug);
        Instant longer = Instant.parse("2126-11-21T08:00:00Z");
        worker.lost(worker.lease(), longer).then().statusCode(204);
        assertThat(ControlPlane.operationState(offboarding)).isEqualTo("failed");
        tenant(slug).body("state", equalTo("deleting")).body("dropAfter", equalTo(longer.toString()));
        purge(slug, slug, "none").statusCode(202);
    }

    @Test
    void purgesByAnArchiveOfTheTenantItselfAlone() {
        OperationId own = archive(slug);
        OperationId foreign = archive(other);
        ControlPlane.delete(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        purge(slug, slug, foreign.toString()).statusCode(400).body("code", equalTo("invalid_request"));
        purge(slug, slug, own.toString()).statusCode(202);
        assertThat(worker.lease().command().purge()).isEqualTo(new Purge(own));
    }

    @Test
    void issuesACertificateThatOutlivesTheTenantAndHoldsByPublicKeysAlone() {
        OperationId archive = archive(slug);
        ControlPlane.drop(worker, slug);
        Lease lease = worker.lease();
        worker.dropped(lease, evidence(lease.command()).sign(workerKey)).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("dropped");

        String signed = certificate(slug);
        assertThat(certificate(lease.command().tenant().toString())).isEqualTo(signed);
        var verified = new CertificateVerifier(
                        VerifyingKeys.parse(ControlDatabase.authority().publicJwks()),
                        VerifyingKeys.parse(workerKey.publicJwks()))
                .verify(signed);
        OffboardingCertificate told = verified.certificate();
        assertThat(told.slug()).hasToString(slug);
        assertThat(told.requestedBy()).isEqualTo("ops-admin");
        assertThat(told.archives())
                .extracting(OffboardingCertificate.Archive::id)
                .containsExactly(archive);
        assertThat(told.archives())
                .allSatisfy(each -> assertThat(each.expiresAt()).isAfter(each.createdAt()));
        assertThat(told.audit())
                .extracting(OffboardingCertificate.AuditEntry::action)
                .filteredOn(action -> action.startsWith("tenant.") && !action.equals("tenant.change"))
                .containsExactly("tenant.create", "tenant.export", "tenant.delete", "tenant.purge");
        assertThat(told.audit()).allSatisfy(entry -> assertThat(entry.sha256()).matches("[0-9a-f]{64}"));
        assertThat(verified.evidence()).isEqualTo(evidence(lease.command()));
        asAdmin().get("/v1/tenants/{slug}/certificate", other).then().statusCode(404);
    }

    @Test
    void wantsEvidenceOfADrop() {
        ControlPlane.drop(worker, slug);
        worker.retained(worker.lease(), clock.instant()).then().statusCode(400);
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

    private static DropEvidence evidence(Command command) {
        Instant then = Instant.parse("2026-11-21T08:00:00Z");
        return new DropEvidence(
                command.tenant(),
                command.operation(),
                command.region(),
                command.pool(),
                then,
                then,
                true,
                null,
                List.of("fh_aaa"),
                List.of("fh_aaa_a"),
                1,
                "tenants/" + command.tenant() + "/",
                then);
    }

    private static String certificate(String name) {
        return asAdmin()
                .get("/v1/tenants/{name}/certificate", name)
                .then()
                .statusCode(200)
                .extract()
                .path("certificate");
    }

    private static ValidatableResponse tenant(String slug) {
        return asAdmin().get("/v1/tenants/{slug}", slug).then().statusCode(200);
    }

    private static ValidatableResponse purge(String slug, String confirm, String archive) {
        return asAdmin()
                .body(Map.of("confirm", confirm, "archive", archive))
                .post("/v1/tenants/{slug}/purge", slug)
                .then();
    }

    private void requireConflict(String verb, String code) {
        asAdmin()
                .post("/v1/tenants/{slug}/" + verb, slug)
                .then()
                .statusCode(409)
                .body("code", equalTo(code));
    }
}
