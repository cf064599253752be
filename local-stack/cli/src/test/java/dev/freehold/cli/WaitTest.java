package dev.freehold.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaitTest {
    private static final String OPERATION = "GET /v1/operations/" + Json.OPERATION;

    private final FakeControlPlane controlPlane = new FakeControlPlane();

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void asksForTheOperationWhenItsEventsBreakOff() {
        controlPlane.on(OPERATION, 200, Json.pending());
        controlPlane.onEvents(Json.OPERATION, Json.running());
        controlPlane.on(OPERATION, 503, "{}");
        controlPlane.on(OPERATION, 200, Json.succeeded());

        Run run = run("operation", "watch", Json.OPERATION);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("succeeded after 1.9 s");
        assertThat(run.err()).contains("step database: running");
    }

    @Test
    void asksForTheOperationWhenThereAreNoEvents() {
        controlPlane.on("POST /v1/tenants/acme/suspend", 202, Json.pending());
        controlPlane.on(OPERATION, 200, Json.succeeded());

        assertThat(run("tenant", "suspend", "acme", "--wait").exitCode()).isZero();
    }

    @Test
    void givesUpWaitingWithoutStoppingTheOperation() {
        controlPlane.on(OPERATION, 200, Json.running());

        Run run = run("operation", "watch", Json.OPERATION, "--timeout", "300ms");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.err()).contains("still running and goes on", "operation watch " + Json.OPERATION);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void stopsWhenTheOperationMayNoLongerBeSeen() {
        controlPlane.on("POST /v1/tenants/acme/suspend", 202, Json.pending());
        controlPlane.on(OPERATION, 403, "{\"title\":\"Your role does not allow this\"}");

        assertThat(run("tenant", "suspend", "acme", "--wait").exitCode()).isEqualTo(5);
    }

    @Test
    void doesNotWaitForWhatHasEnded() {
        controlPlane.on(OPERATION, 200, Json.compensated());

        assertThat(run("operation", "watch", Json.OPERATION).exitCode()).isEqualTo(1);
    }

    @Test
    void printsNothingButTheEndedOperationAsJson() throws Exception {
        controlPlane.on("POST /v1/tenants/acme/suspend", 202, Json.pending());
        controlPlane.onEvents(Json.OPERATION, Json.running(), Json.succeeded());

        Run run = Run.at(controlPlane).typing("").run("tenant", "suspend", "acme", "--wait", "--output", "json");

        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(run.out())).isEqualTo(json.readTree(Json.succeeded()));
    }

    @Test
    void redrawsTheStepsOnATerminalAndLeavesTheResult() {
        controlPlane.on(OPERATION, 200, Json.pending());
        controlPlane.onEvents(Json.OPERATION, Json.running(), Json.succeeded());

        Run run = Run.at(controlPlane).typing("").run("operation", "watch", Json.OPERATION);

        assertThat(run.out()).contains("\u001b[2A", "\u001b[5A", "database  running");
        String left = run.out().substring(run.out().lastIndexOf("\u001b[J") + 3);
        assertThat(left.lines()).hasSize(5).last().isEqualTo("publish   succeeded  1         84 ms");
        assertThat(run.err()).isEmpty();
    }

    private Run run(String... arguments) {
        return Run.at(controlPlane).run(arguments);
    }
}
