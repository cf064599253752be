package dev.freehold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LocalStackTest {
    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private final FakeControlPlane elsewhere = new FakeControlPlane();

    @TempDir
    private Path home;

    @BeforeEach
    void describe() throws IOException {
        Files.createDirectory(home.resolve(".freehold"));
        Files.writeString(home.resolve(".freehold/stack.json"), """
                {"state":"running","controlPlane":{"url":"%1$s"},"identity":{"tokenEndpoint":"%1$s/token"},
                 "users":{"ops-admin":{"password":"p&ss"},"ops-support":{"password":"other"}}}""".formatted(controlPlane.url()));
        controlPlane.on("POST /token", 200, "{\"access_token\":\"signed-in\"}");
        controlPlane.on("GET /v1/tenants/acme", 200, Json.tenant("acme", "Acme"));
        elsewhere.on("GET /v1/tenants/acme", 200, Json.tenant("acme", "Acme"));
    }

    @AfterEach
    void stop() {
        controlPlane.close();
        elsewhere.close();
    }

    @Test
    void signsTheAdministratorIn() {
        assertThat(show().exitCode()).isZero();

        assertThat(controlPlane.requests().getFirst().body().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=password", "client_id=freehold-cli", "username=ops-admin", "password=p%26ss");
        assertThat(controlPlane.requests().getLast().authorization()).isEqualTo("Bearer signed-in");
    }

    @Test
    void signsAnotherOperatorIn() {
        assertThat(show("--user", "ops-support").exitCode()).isZero();

        assertThat(controlPlane.requests().getFirst().body()).contains("username=ops-support", "password=other");
    }

    @Test
    void tellsAnOperatorItDoesNotKnow() {
        Run run = show("--user", "mallory");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no operator 'mallory'");
    }

    @Test
    void usesAGivenTokenWithoutSigningIn() {
        assertThat(show("--token", "given").exitCode()).isZero();

        assertThat(controlPlane.requests())
                .extracting(FakeControlPlane.Request::authorization)
                .containsExactly("Bearer given");
    }

    @Test
    void neverSendsItsTokenToAnotherServer() {
        Run run = show("--url", elsewhere.url());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is not the local stack");
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void saysWhereToGetOneWhenThereIsNone() {
        Run run = new Run.Surroundings().run("tenant", "show", "acme");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no local stack is running here", "freehold up");
    }

    @Test
    void doesNotTakeAStoppedStackForARunningOne() throws IOException {
        Files.writeString(home.resolve(".freehold/stack.json"), "{\"state\":\"stopped\"}");

        Run run = show();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no local stack is running here");
    }

    @Test
    void saysWhatIsWrongWithItsDescription() throws IOException {
        Files.writeString(home.resolve(".freehold/stack.json"), "{\"half");

        Run run = show();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("stack.json", "freehold up");
    }

    private Run show(String... more) {
        String[] arguments = new String[3 + more.length];
        System.arraycopy(new String[] {"tenant", "show", "acme"}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return new Run.Surroundings().with("FREEHOLD_HOME", home.toString()).run(arguments);
    }
}
