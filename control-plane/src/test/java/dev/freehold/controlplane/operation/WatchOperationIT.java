package dev.freehold.controlplane.operation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class WatchOperationIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void tellsEachChangeAndEndsWithTheOperation() throws Exception {
        String slug = ControlPlane.newSlug();
        String operation = ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
        CompletableFuture<Void> watching = CompletableFuture.runAsync(() -> watch(operation));
        await().until(() -> sees("\"state\":\"pending\""));

        Lease lease = worker.lease();
        await().until(() -> sees("\"state\":\"running\""));
        worker.plan(lease, "reserve").then().statusCode(204);
        worker.step(lease, "reserve", StepState.RUNNING).then().statusCode(204);
        await().until(() -> sees("\"name\":\"reserve\",\"state\":\"running\""));
        assertThat(watching).isNotDone();
        worker.succeed(lease).then().statusCode(204);

        watching.get(30, TimeUnit.SECONDS);
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("data:"))
                        .toList()
                        .getLast())
                .contains("\"state\":\"succeeded\"");
        assertThat(lines).contains("event:operation");
    }

    @Test
    void auditsAStepThatFailsAlikeEachTimeOnce() {
        String slug = ControlPlane.newSlug();
        String operation = ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
        Lease lease = worker.lease();
        for (int i = 0; i < 3; i++) {
            worker.step(lease, "reserve", StepState.RUNNING).then().statusCode(204);
            worker.step(lease, "reserve", StepState.FAILED).then().statusCode(204);
        }
        worker.step(lease, "reserve", StepState.SUCCEEDED).then().statusCode(204);
        worker.succeed(lease).then().statusCode(204);

        assertThat(ControlPlane.asAdmin()
                        .get("/v1/audit?action=operation.step&subject={id}", operation)
                        .<List<String>>path("items.detail.state"))
                .containsExactlyInAnyOrder("failed", "succeeded");
    }

    @Test
    void showsAnOperationThatIsOverOnce() {
        String slug = ControlPlane.newSlug();
        String operation = ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
        worker.succeed(worker.lease()).then().statusCode(204);
        watch(operation);
        assertThat(lines.stream().filter(line -> line.startsWith("data:"))).hasSize(1);
    }

    @Test
    void answersAProblemForAnOperationThatIsNotThere() {
        ControlPlane.asAdmin()
                .accept("text/event-stream")
                .get("/v1/operations/01a1fca8-80e3-7fe0-9407-cbc7e2fd639b/events")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    private void watch(String operation) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/operations/" + operation + "/events"))
                .header("Authorization", "Bearer " + Tokens.admin())
                .header("Accept", "text/event-stream")
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> stream = client.send(request, HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            stream.forEach(lines::add);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean sees(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }
}
