package dev.freehold.controlplane;

import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class MetricsIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final Worker successor = new Worker(worker.region(), "successor");

    @Inject
    MovableClock clock;

    @Test
    void countsOperationsByKindAndOutcomeOnceEach() {
        double succeeded = operations("provision", "succeeded");
        double compensated = operations("provision", "compensated");
        double superseded = operations("verify", "failed");
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), worker.region())));
        worker.end(worker.lease(), Outcome.COMPENSATE).then().statusCode(204);
        worker.end(worker.lease(), Outcome.COMPENSATED).then().statusCode(204);
        ControlPlane.verify(slug);
        ControlPlane.suspend(slug);
        assertThat(operations("provision", "succeeded")).isEqualTo(succeeded + 1);
        assertThat(operations("provision", "compensated")).isEqualTo(compensated + 1);
        assertThat(operations("verify", "failed")).isEqualTo(superseded + 1);
        assertThat(metrics()).doesNotContain(slug);
    }

    @Test
    void countsTakeoversAndSaysWhoHasTheOperation() {
        String operation = ControlPlane.accepted(
                ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), worker.region())));
        worker.lease();
        requireWorker(operation, worker.name());
        assertThat(takeovers()).isZero();
        clock.move(Duration.ofSeconds(31));
        Lease second = successor.lease();
        requireWorker(operation, "successor");
        assertThat(takeovers()).isOne();

        successor.end(second, Outcome.RETRY).then().statusCode(204);
        clock.move(Duration.ofSeconds(31));
        successor.succeed(worker.lease()).then().statusCode(204);
        assertThat(takeovers()).isOne();
        requireWorker(operation, worker.name());
    }

    @Test
    void countsATakeoverThatTurnsBackToo() {
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), worker.region())));
        for (int attempt = 1; attempt <= 9; attempt++) {
            assertThat(worker.lease().compensating()).isEqualTo(attempt == 9);
            clock.move(Duration.ofSeconds(31));
        }
        assertThat(takeovers()).isEqualTo(8);
    }

    @Test
    void measuresHowLongTheOldestDueCommandWaits() {
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), worker.region())));
        clock.move(Duration.ofHours(1));
        await().atMost(Duration.ofSeconds(15)).until(() -> age() >= 3600);
        assertThat(age()).isLessThan(3700);
        worker.lease();
        await().atMost(Duration.ofSeconds(15)).until(() -> age() == 0);
    }

    private static void requireWorker(String operation, String name) {
        ControlPlane.asAdmin().get("/v1/operations/" + operation).then().body("worker", equalTo(name));
    }

    private double age() {
        return value("freehold_queue_age_seconds{region=\"" + worker.region() + "\"");
    }

    private double takeovers() {
        return value("freehold_takeovers_total{kind=\"provision\",region=\"" + worker.region() + "\"");
    }

    private static double operations(String kind, String outcome) {
        return value("freehold_operations_total{kind=\"" + kind + "\",outcome=\"" + outcome + "\"");
    }

    /** Zero if it was never counted. */
    private static double value(String series) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String metrics() {
        return given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
