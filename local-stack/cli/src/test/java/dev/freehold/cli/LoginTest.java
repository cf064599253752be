package dev.freehold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LoginTest {
    private final FakeControlPlane server = new FakeControlPlane();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path configuration;

    @BeforeEach
    void describe() {
        server.on(
                "GET /.well-known/oauth-protected-resource",
                200,
                "{\"authorization_servers\":[\"" + server.url() + "/realm\"]}");
        server.on("GET /realm/.well-known/openid-configuration", 200, """
                {"token_endpoint":"%1$s/token","device_authorization_endpoint":"%1$s/device"}""".formatted(server.url()));
        server.on("POST /device", 200, """
                {"device_code":"dev","user_code":"ABCD-EFGH","verification_uri":"%1$s/go",
                 "verification_uri_complete":"%1$s/go?code=ABCD-EFGH","interval":0,"expires_in":60}""".formatted(server.url()));
        server.on("GET /v1/tenants/acme", 200, Json.tenant("acme", "Acme"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void signsAPersonInWithABrowserAndStaysSignedIn() throws IOException {
        server.on("POST /token", 400, "{\"error\":\"authorization_pending\"}");
        server.on("POST /token", 200, grant("first", "r1"));
        server.on("POST /token", 200, grant("second", "r2"));

        Run login = login();

        assertThat(login.exitCode()).isZero();
        assertThat(login.err()).contains(server.url() + "/go?code=ABCD-EFGH", "ABCD-EFGH", "Signed in");
        assertThat(show().exitCode()).isZero();
        assertThat(bodies("POST /token").getLast()).contains("grant_type=refresh_token", "refresh_token=r1");
        assertThat(server.requests().getLast().authorization()).isEqualTo("Bearer second");
        assertThat(Files.readString(file())).contains("r2").doesNotContain("r1", "second");
    }

    @Test
    void keepsCredentialsWhereOthersCannotRead() throws IOException {
        server.on("POST /token", 200, grant("first", "r1"));

        login();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration.resolve("freehold"))))
                .isEqualTo("rwx------");
    }

    @Test
    void signsAProgramInWithItsSecret() {
        server.on("POST /token", 200, "{\"access_token\":\"machine\",\"expires_in\":300}");

        Run login = surroundings()
                .with("FREEHOLD_CLIENT_SECRET", "s3cret")
                .run("login", "--url", server.url(), "--client-id", "robot");

        assertThat(login.exitCode()).isZero();
        assertThat(login.out() + login.err()).doesNotContain("s3cret");
        assertThat(show().exitCode()).isZero();
        assertThat(bodies("POST /token"))
                .allMatch(body -> body.contains("grant_type=client_credentials")
                        && body.contains("client_id=robot")
                        && body.contains("client_secret=s3cret"));
    }

    @Test
    void saysWhenAPersonIsNoLongerSignedIn() {
        server.on("POST /token", 200, grant("first", "r1"));
        server.on("POST /token", 400, "{\"error\":\"invalid_grant\"}");
        login();

        Run show = show();

        assertThat(show.exitCode()).isEqualTo(2);
        assertThat(show.err()).contains("freehold login --profile default");
    }

    @Test
    void endsWhenThePersonSaysNo() {
        server.on("POST /token", 400, "{\"error\":\"access_denied\",\"error_description\":\"The user said no\"}");

        Run login = login();

        assertThat(login.exitCode()).isEqualTo(5);
        assertThat(login.err()).contains("The user said no");
        assertThat(file()).doesNotExist();
    }

    @Test
    void knowsSeveralControlPlanesByName() {
        server.on("POST /token", 200, grant("first", "r1"));
        login("--profile", "test");
        login("--profile", "live");

        assertThat(surroundings().run("profile", "use", "test").exitCode()).isZero();
        assertThat(surroundings().run("profile", "list").out().lines().toList())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("test  yes"))
                .anyMatch(line -> line.startsWith("live  -"));
        assertThat(surroundings().run("profile", "use", "nowhere").exitCode()).isEqualTo(2);
        assertThat(surroundings().run("logout").exitCode()).isZero();
        assertThat(surroundings().run("profile", "list").out()).doesNotContain("test");
        assertThat(show().err()).contains("nobody is signed in");
    }

    @Test
    void sendsNoSecretOverPlainHttpToAnotherMachine() {
        Run run = surroundings()
                .with("FREEHOLD_CLIENT_SECRET", "s3cret")
                .run("login", "--url", server.url(), "--issuer", "http://identity.example");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("plain http");
    }

    private Run login(String... more) {
        String[] arguments = new String[3 + more.length];
        System.arraycopy(new String[] {"login", "--url", server.url()}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return surroundings().run(arguments);
    }

    private Run show() {
        return surroundings().run("tenant", "show", "acme");
    }

    private Run.Surroundings surroundings() {
        return new Run.Surroundings().with("XDG_CONFIG_HOME", configuration.toString());
    }

    private Path file() {
        return configuration.resolve("freehold").resolve("profiles.json");
    }

    private List<String> bodies(String line) {
        return server.requests().stream()
                .filter(request -> request.line().equals(line))
                .map(FakeControlPlane.Request::body)
                .toList();
    }

    private static String grant(String access, String refresh) {
        return "{\"access_token\":\"%s\",\"expires_in\":300,\"refresh_token\":\"%s\"}".formatted(access, refresh);
    }
}
