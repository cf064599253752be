package dev.freehold.controlplane.approval;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Purge;
import dev.freehold.contracts.offboarding.CertificateVerifier;
import dev.freehold.contracts.offboarding.DropEvidence;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@TestProfile(Guarded.class)
@QuarkusTestResource(ControlDatabase.class)
class ApprovalIT {
    private static final String SECOND = Tokens.admin("subject-2", "ops-second");
    private static final String THIRD = Tokens.admin("subject-3", "ops-third");

    private final Worker worker = new Worker(TestRegions.next());
    private String slug;

    @Inject
    MovableClock clock;

    @BeforeEach
    void haveADeletedTenant() {
        slug = deleted();
    }

    @Test
    void purgesOnlyOnceAnotherPersonHasApprovedAndNamesBoth() {
        String approval = asked(slug);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("deleting");
        decide(Tokens.admin(), approval, "approve").statusCode(403).body("code", equalTo("self_approval"));
        decide(Tokens.admin(), approval, "reject").statusCode(403).body("code", equalTo("self_approval"));
        decide(SECOND, approval, "withdraw").statusCode(403);

        decide(SECOND, approval, "approve")
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("requestedBy", equalTo("ops-admin"))
                .body("decidedBy", equalTo("ops-second"))
                .body("outcome", startsWith("/v1/operations/"));
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("dropping");
        Lease lease = worker.lease();
        assertThat(lease.command().purge()).isEqualTo(new Purge(null));
        SigningKey workerKey = SigningKey.generate("worker-1");
        worker.dropped(lease, evidence(lease).sign(workerKey)).then().statusCode(204);
        String signed = ControlPlane.asAdmin()
                .get("/v1/tenants/{slug}/certificate", slug)
                .then()
                .statusCode(200)
                .extract()
                .path("certificate");
        var told = new CertificateVerifier(
                        VerifyingKeys.parse(ControlDatabase.authority().publicJwks()),
                        VerifyingKeys.parse(workerKey.publicJwks()))
                .verify(signed)
                .certificate();
        assertThat(requireNonNull(told.approval()).requestedBy()).isEqualTo("ops-admin");
        assertThat(requireNonNull(told.approval()).approvedBy()).isEqualTo("ops-second");
        ControlPlane.asAdmin()
                .get(
                        "/v1/audit?subject={subject}&limit=200",
                        lease.command().tenant().toString())
                .then()
                .body("items.find { it.action == 'approval.request' }.actor", equalTo("ops-admin"))
                .body("items.find { it.action == 'approval.approved' }.actor", equalTo("ops-second"))
                .body("items.find { it.action == 'approval.approved' }.detail.requestedBy", equalTo("ops-admin"));
    }

    @Test
    void isDoneOnceHoweverManyApproveAtTheSameTime() {
        String approval = asked(slug);
        List<CompletableFuture<Integer>> deciding = Stream.of(SECOND, THIRD, SECOND, THIRD)
                .map(person -> CompletableFuture.supplyAsync(
                        () -> decide(person, approval, "approve").extract().statusCode()))
                .toList();
        assertThat(deciding)
                .extracting(CompletableFuture::join)
                .containsOnly(200, 409)
                .containsOnlyOnce(200);
        decide(SECOND, approval, "reject").statusCode(409).body("code", equalTo("approval_over"));
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("dropping");
    }

    @Test
    void isOfNoUseOnceTheTenantHasChanged() {
        String approval = asked(slug);
        ControlPlane.accepted(ControlPlane.asAdmin().post("/v1/tenants/{slug}/undelete", slug));
        worker.succeed(worker.lease()).then().statusCode(204);
        ControlPlane.delete(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        decide(SECOND, approval, "approve").statusCode(409).body("code", equalTo("approval_outdated"));
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("deleting");
        decide(SECOND, approval, "reject").statusCode(200).body("state", equalTo("rejected"));
        asked(slug);
    }

    @Test
    void expiresAndCanBeAskedForAgain() {
        String approval = asked(slug);
        purge(slug).then().statusCode(409).body("code", equalTo("approval_pending"));
        clock.move(Duration.ofHours(25));
        get(approval).body("state", equalTo("expired"));
        decide(SECOND, approval, "approve").statusCode(409).body("code", equalTo("approval_over"));
        String again = asked(slug);
        ControlPlane.asAdmin()
                .get("/v1/approvals?state=pending&limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(again))
                .body("items.id", not(hasItem(approval)));
        decide(Tokens.admin(), again, "withdraw").statusCode(200).body("state", equalTo("withdrawn"));
    }

    @Test
    void refusesAtOnceWhatCouldNotBeDone() {
        String living = ControlPlane.newActiveTenant(worker);
        purge(living).then().statusCode(409).body("code", equalTo("state_conflict"));
        ControlPlane.asAdmin()
                .body(Map.of("confirm", slug, "archive", "none"))
                .post("/v1/tenants/{slug}/purge?dryRun=true", slug)
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true));
        ControlPlane.asAdmin()
                .get("/v1/approvals?state=pending&limit=200")
                .then()
                .body("items.subjectName", not(hasItem(slug)));
    }

    @Test
    void givesTheSameAnswerAgainUnderTheSameKey() {
        Response first = keyed(slug);
        Response second = keyed(slug);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.path("id").toString()).isEqualTo(first.path("id").toString());
    }

    @Test
    void holdsACallerWhoAsksTooOftenAndNobodyElse() {
        String flood = Tokens.admin("flood", "flood");
        Response last = ControlPlane.as(flood).get("/v1/plans");
        for (int i = 0; i < 10 * Guarded.BURST && last.statusCode() == 200; i++) {
            last = ControlPlane.as(flood).get("/v1/plans");
        }
        last.then().statusCode(429).contentType("application/problem+json").body("code", equalTo("rate_exceeded"));
        assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
        ControlPlane.as(THIRD).get("/v1/plans").then().statusCode(200);
    }

    private String deleted() {
        String tenant = ControlPlane.newActiveTenant(worker);
        ControlPlane.delete(tenant);
        worker.succeed(worker.lease()).then().statusCode(204);
        return tenant;
    }

    private static String asked(String tenant) {
        Response answer = purge(tenant);
        String id = answer.then()
                .statusCode(202)
                .body("state", equalTo("pending"))
                .body("request.confirm", equalTo(tenant))
                .extract()
                .path("id");
        assertThat(answer.header("Location")).endsWith("/v1/approvals/" + id);
        return id;
    }

    private static Response purge(String tenant) {
        return ControlPlane.asAdmin()
                .body(Map.of("confirm", tenant, "archive", "none"))
                .post("/v1/tenants/{slug}/purge", tenant);
    }

    private static Response keyed(String tenant) {
        return ControlPlane.asAdmin()
                .header("Idempotency-Key", "purge-" + tenant)
                .body(Map.of("confirm", tenant, "archive", "none"))
                .post("/v1/tenants/{slug}/purge", tenant);
    }

    private static ValidatableResponse get(String approval) {
        return ControlPlane.asAdmin().get("/v1/approvals/" + approval).then().statusCode(200);
    }

    private static ValidatableResponse decide(String token, String approval, String verb) {
        var request = ControlPlane.as(token);
        if (verb.equals("reject")) {
            request.body(Map.of("reason", "no"));
        }
        return request.post("/v1/approvals/" + approval + "/" + verb).then();
    }

    private static DropEvidence evidence(Lease lease) {
        var command = lease.command();
        var then = java.time.Instant.parse("2026-11-21T08:00:00Z");
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
}
