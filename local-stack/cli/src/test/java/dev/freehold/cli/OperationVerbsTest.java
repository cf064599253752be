package dev.freehold.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OperationVerbsTest {
    private static final String OPERATION = "/v1/operations/" + Json.OPERATION;

    private final FakeControlPlane controlPlane = new FakeControlPlane();

    @AfterEach
    void stop() {
        controlPlane.close();
    }

    @Test
    void endsWellWhenWhatIsCancelledWasUndone() {
        controlPlane.on("POST " + OPERATION + "/cancel", 202, Json.running());
        controlPlane.onEvents(Json.OPERATION, Json.compensated());

        assertThat(run("operation", "cancel", Json.OPERATION, "--wait").exitCode())
                .isZero();
    }

    @Test
    void failsWhenARetryEndsUndone() {
        controlPlane.on("POST " + OPERATION + "/retry", 202, Json.pending());
        controlPlane.onEvents(Json.OPERATION, Json.compensated());

        assertThat(run("operation", "retry", Json.OPERATION, "--wait").exitCode())
                .isEqualTo(1);
    }

    @Test
    void verifiesATenant() {
        controlPlane.on("POST /v1/tenants/acme/verify", 202, Json.pending());
        controlPlane.onEvents(Json.OPERATION, Json.succeeded());

        assertThat(run("tenant", "verify", "acme", "--wait").exitCode()).isZero();
    }

    @Test
    void sendsEveryPostUnderAKeyOfItsOwn() {
        controlPlane.on("POST /v1/tenants/acme/suspend", 202, Json.pending());

        run("tenant", "suspend", "acme");
        run("tenant", "suspend", "acme");

        assertThat(controlPlane.requests())
                .extracting(FakeControlPlane.Request::idempotencyKey)
                .doesNotContain("none")
                .doesNotHaveDuplicates();
    }

    @Test
    void asksAgainUnderTheSameKeyWhenTheConnectionBreaksOff() {
        controlPlane.breakOffFirst("POST /v1/tenants/acme/suspend");
        controlPlane.on("POST /v1/tenants/acme/suspend", 202, Json.pending());

        assertThat(run("tenant", "suspend", "acme").exitCode()).isZero();

        assertThat(controlPlane.requests()).hasSize(2);
        assertThat(controlPlane.requests())
                .extracting(FakeControlPlane.Request::idempotencyKey)
                .containsOnly(controlPlane.requests().getFirst().idempotencyKey());
    }

    private Run run(String... arguments) {
        return Run.at(controlPlane).run(arguments);
    }
}
