package dev.freehold.tenantservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.tenantservice.support.ServiceProcess;
import dev.freehold.tenantservice.support.TestPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The data plane with everything else away: what it serves on, and how it says what it cannot. */
class OutageIT {
    @TempDir
    private Path folder;

    private static TestPlatform platform;
    private Placement acme;

    @BeforeAll
    static void startRegion() {
        platform = new TestPlatform();
    }

    @BeforeEach
    void publishAcme() {
        platform.issuer().start();
        platform.controlPlane().start();
        acme = platform.databases().create(TestPlatform.newTenantId());
        platform.databases().addMember(acme, "alice", "admin");
        platform.controlPlane().publish(platform.region().route("acme", RouteState.ACTIVE, 1, acme));
    }

    @AfterAll
    static void stopRegion() {
        platform.close();
    }

    @Test
    void startsWithNothingReachableAndServesOnceItIs() {
        Map<String, String> configuration = platform.configuration();
        platform.controlPlane().stop();
        platform.issuer().stop();
        try (ServiceProcess service = start("nothing", configuration)) {
            assertThat(service.status("/q/health/ready")).isEqualTo(503);
            assertThat(service.status("/v1/products")).isEqualTo(401);
            requireProblem(get(service), 503, "identity_unavailable");
            platform.issuer().start();
            await().untilAsserted(() -> requireProblem(get(service), 503, "routes_unavailable"));
            platform.controlPlane().start();
            service.awaitReady();
            assertThat(get(service).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void servesOnThroughItsOwnRestartWithTheControlPlaneGone() {
        Map<String, String> configuration = keepingState();
        try (ServiceProcess before = start("before", configuration).awaitReady()) {
            awaitKept(1);
            platform.controlPlane().stop();
            assertThat(get(before).statusCode()).isEqualTo(200);
        }
        try (ServiceProcess after = start("after", configuration)) {
            assertThat(after.status("/q/health/ready")).isEqualTo(200);
            assertThat(get(after).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void keepsASuspensionThroughItsRestart() {
        Map<String, String> configuration = keepingState();
        try (ServiceProcess before = start("before", configuration).awaitReady()) {
            platform.controlPlane().publish(platform.region().route("acme", RouteState.SUSPENDED, 2, acme));
            await().until(() -> get(before).statusCode() == 403);
            awaitKept(2);
            platform.controlPlane().stop();
        }
        try (ServiceProcess after = start("after", configuration)) {
            requireProblem(get(after), 403, "tenant_suspended");
        }
    }

    @Test
    void takesFromDiskOnlyWhatTheAuthoritySigned() throws IOException {
        Map<String, String> configuration = keepingState();
        try (ServiceProcess before = start("before", configuration)) {
            before.awaitReady();
            awaitKept(1);
            platform.controlPlane().stop();
        }
        Path kept = kept();
        String genuine = Files.readString(kept);
        Files.writeString(kept, "torn line", StandardOpenOption.APPEND);
        try (ServiceProcess after = start("torn", configuration)) {
            assertThat(get(after).statusCode()).isEqualTo(200);
        }
        Files.writeString(kept, genuine.replaceFirst("\\.", ".A"));
        try (ServiceProcess after = start("forged", configuration)) {
            assertThat(after.status("/q/health/ready")).isEqualTo(503);
            requireProblem(get(after), 503, "routes_unavailable");
            platform.controlPlane().start();
            after.awaitReady();
            assertThat(get(after).statusCode()).isEqualTo(200);
        }
        assertThat(Files.readString(kept))
                .as("a fresh snapshot replaced it")
                .doesNotContain("torn")
                .hasLineCount(1);
    }

    @Test
    void servesKnownKeysOnWithTheIdentityServerGone() {
        try (ServiceProcess service =
                start("identity", platform.configuration()).awaitReady()) {
            assertThat(get(service).statusCode()).isEqualTo(200);
            platform.issuer().stop();
            assertThat(get(service).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void servesKnownKeysOnThroughItsOwnRestartWithEverythingElseGone() {
        Map<String, String> configuration = keepingState();
        String machine = platform.issuer().token("service-account-billing", acme.tenant());
        platform.databases().addMember(acme, "service-account-billing", "viewer");
        try (ServiceProcess before = start("known", configuration).awaitReady()) {
            assertThat(get(before).statusCode()).isEqualTo(200);
            awaitKept(1);
        }
        platform.controlPlane().stop();
        platform.issuer().stop();
        try (ServiceProcess after = start("again", configuration)) {
            assertThat(get(after).statusCode()).isEqualTo(200);
            assertThat(get(after, machine).statusCode()).isEqualTo(200);
            assertThat(get(after, platform.issuer().forged("alice", acme.tenant()))
                            .statusCode())
                    .isEqualTo(401);
            platform.issuer().rotate("unheard-of");
            requireProblem(get(after), 503, "identity_unavailable");
            assertThat(get(after).header("Retry-After")).isEqualTo("5");
            platform.issuer().start();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(get(after).statusCode()).isEqualTo(200));
            assertThat(get(after, machine).statusCode())
                    .as("the issuer does not name that key any more")
                    .isEqualTo(401);
        }
    }

    @Test
    void trustsKeptKeysNoLongerThanItSays() throws IOException {
        Map<String, String> configuration = keepingState();
        try (ServiceProcess before = start("fresh", configuration).awaitReady()) {
            assertThat(get(before).statusCode()).isEqualTo(200);
            awaitKept(1);
        }
        platform.issuer().stop();
        Path keys = folder.resolve("state/issuer-keys.json");
        String kept = Files.readString(keys);
        Files.writeString(
                keys, kept.replaceFirst("\"fetchedAt\":\"[^\"]*\"", "\"fetchedAt\":\"2001-01-01T00:00:00Z\""));
        try (ServiceProcess after = start("stale", configuration)) {
            requireProblem(get(after), 503, "identity_unavailable");
        }
        Files.writeString(keys, kept.replace(platform.issuer().url(), "http://localhost:1/realms/other"));
        try (ServiceProcess after = start("another", configuration)) {
            requireProblem(get(after), 503, "identity_unavailable");
        }
    }

    @Test
    void followsAControlPlaneThatComesBack() {
        try (ServiceProcess service = start("back", platform.configuration()).awaitReady()) {
            platform.controlPlane().stop();
            await().until(() -> service.log().contains("feed of routes cannot be followed"));
            platform.controlPlane().start();
            platform.controlPlane().publish(platform.region().route("acme", RouteState.SUSPENDED, 2, acme));
            await().atMost(Duration.ofSeconds(5)).until(() -> get(service).statusCode() == 403);
        }
    }

    private void awaitKept(int lines) {
        await().until(() -> Files.exists(kept()) && Files.readAllLines(kept()).size() == lines);
    }

    private Path kept() {
        return folder.resolve("state/routes.jws");
    }

    private Map<String, String> keepingState() {
        Map<String, String> configuration = new HashMap<>(platform.configuration());
        configuration.put("freehold.state-dir", folder.resolve("state").toString());
        return configuration;
    }

    private ServiceProcess start(String name, Map<String, String> configuration) {
        return ServiceProcess.start(platform.folder(), name, configuration);
    }

    private Response get(ServiceProcess service) {
        return get(service, platform.issuer().token("alice", acme.tenant()));
    }

    private static Response get(ServiceProcess service, String token) {
        return RestAssured.given()
                .baseUri(service.url())
                .header("Authorization", "Bearer " + token)
                .get("/v1/products");
    }

    private static void requireProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.path("code").toString()).isEqualTo(code);
    }
}
