package dev.freehold.controlplane.tenant;

import java.time.Duration;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class RetryIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final String slug = ControlPlane.newSlug();
    private final Map<String, Object> tenant = ControlPlane.validTenant(slug, worker.region());

    @Inject
    MovableClock clock;

    @Test
    void makesWhatWaitsForItsNextAttemptGoOnAtOnceAndForgetsItsTries() {
        String operation = ControlPlane.accepted(ControlPlane.create(tenant));
        for (int attempt = 1; attempt <= 12; attempt++) {
            Lease lease = worker.lease();
            assertThat(lease.compensating()).isFalse();
            worker.end(lease, Outcome.RETRY).then().statusCode(204);
            assertThat(worker.tryLease(0)).isEmpty();
            retry(operation).then().statusCode(202).body("id", equalTo(operation));
        }
        worker.succeed(worker.lease()).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
        retry(operation).then().statusCode(409).body("code", equalTo("state_conflict"));
    }

    @Test
    void leavesAWorkerAloneThatIsAtIt() {
        String operation = ControlPlane.accepted(ControlPlane.create(tenant));
        Lease lease = worker.lease();
        retry(operation).then().statusCode(409).body("code", equalTo("state_conflict"));
        worker.succeed(lease).then().statusCode(204);
    }

    @Test
    void provisionsAgainWhatCameToNothing() {
        String first = failedProvisioning();
        Response answer = retry(first);
        String second = ControlPlane.accepted(answer);
        assertThat(second).isNotEqualTo(first);
        answer.then()
                .header("Location", "/v1/operations/" + second)
                .body("kind", equalTo("provision"))
                .body("tenant", equalTo(slug))
                .body("retryOf", equalTo(first));
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("provisioning");
        Lease lease = worker.lease();
        assertThat(lease.command().operation()).hasToString(second);
        assertThat(lease.command().firstAdmin()).isNotNull();
        worker.succeed(lease).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
        retry(first).then().statusCode(409).body("code", equalTo("state_conflict"));
    }

    @Test
    void refusesToProvisionAgainWhatHasLostItsNameOrItsTaxIdToAnother() {
        String first = failedProvisioning();
        Map<String, Object> sameName = ControlPlane.validTenant(slug, worker.region());
        ControlPlane.accepted(ControlPlane.create(sameName));
        retry(first).then().statusCode(409).body("code", equalTo("slug_taken"));

        Worker elsewhere = new Worker(TestRegions.next());
        String otherSlug = ControlPlane.newSlug();
        Map<String, Object> other = ControlPlane.validTenant(otherSlug, elsewhere.region());
        String failed = ControlPlane.accepted(ControlPlane.create(other));
        elsewhere.end(elsewhere.lease(), Outcome.FAILED).then().statusCode(204);
        Map<String, Object> sameTaxId = ControlPlane.validTenant(ControlPlane.newSlug(), elsewhere.region());
        sameTaxId.put("taxId", requireNonNull(other.get("taxId")));
        ControlPlane.accepted(ControlPlane.create(sameTaxId));
        retry(failed).then().statusCode(409).body("code", equalTo("tax_id_taken"));
        assertThat(ControlPlane.stateOf(otherSlug)).isEqualTo("failed");
    }

    @Test
    void refusesToProvisionAgainUnderASlugInQuarantine() {
        String first = failedProvisioning();
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
        worker.succeed(worker.lease()).then().statusCode(204);
        ControlPlane.drop(worker, slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        retry(first).then().statusCode(409).body("code", equalTo("slug_quarantined"));
    }

    @Test
    void resumesAgainAndVerifiesAgain() {
        ControlPlane.accepted(ControlPlane.create(tenant));
        worker.succeed(worker.lease()).then().statusCode(204);
        String verification = ControlPlane.verify(slug);
        worker.end(worker.lease(), Outcome.FAILED).then().statusCode(204);
        String again = ControlPlane.accepted(retry(verification));
        assertThat(worker.lease().command().operation()).hasToString(again);

        ControlPlane.suspend(slug);
        worker.succeed(worker.lease()).then().statusCode(204);
        String resumption = ControlPlane.resume(slug);
        worker.end(worker.lease(), Outcome.COMPENSATE).then().statusCode(204);
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);
        retry(resumption).then().statusCode(202).body("retryOf", equalTo(resumption));
        Lease lease = worker.lease();
        assertThat(lease.command().kind()).isEqualTo(OperationKind.RESUME);
        assertThat(lease.compensating()).isFalse();
        worker.succeed(lease).then().statusCode(204);
        assertThat(ControlPlane.stateOf(slug)).isEqualTo("active");
    }

    @Test
    void hurriesWhatIsBeingUndoneAndWhatOnlyGoesForward() {
        String operation = ControlPlane.accepted(ControlPlane.create(tenant));
        worker.end(worker.lease(), Outcome.COMPENSATE).then().statusCode(204);
        worker.end(worker.lease(), Outcome.RETRY).then().statusCode(204);
        retry(operation).then().statusCode(202);
        assertThat(worker.lease().compensating()).isTrue();
        clock.move(Duration.ofSeconds(31));
        retry(operation).then().statusCode(202);
        assertThat(worker.lease().compensating()).isTrue();
    }

    @Test
    void isForAdministratorsAndForOperationsThereAre() {
        ControlPlane.as(Tokens.person("billing"))
                .post("/v1/operations/{id}/retry", failedProvisioning())
                .then()
                .statusCode(403);
        retry("01890000-0000-7000-8000-000000000000").then().statusCode(404);
        retry("nonsense").then().statusCode(404);
    }

    private String failedProvisioning() {
        String operation = ControlPlane.accepted(ControlPlane.create(tenant));
        worker.end(worker.lease(), Outcome.COMPENSATE).then().statusCode(204);
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);
        return operation;
    }

    private static Response retry(String operation) {
        return asAdmin().post("/v1/operations/{id}/retry", operation);
    }
}
