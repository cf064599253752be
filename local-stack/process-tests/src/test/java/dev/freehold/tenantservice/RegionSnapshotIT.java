package dev.freehold.tenantservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import dev.freehold.stack.objects.ObjectStoreOptions;
import dev.freehold.stack.objects.ObjectStoreServer;
import dev.freehold.tenantservice.support.ServiceProcess;
import dev.freehold.tenantservice.support.TestPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A process with an empty disk while the control plane is gone: what it knows comes from the region's own store. */
class RegionSnapshotIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static TestPlatform platform;
    private static ObjectStoreServer objects;
    private Placement acme;
    private Placement globex;

    @BeforeAll
    static void startRegion() {
        platform = new TestPlatform();
        objects = ObjectStoreServer.start(folder);
    }

    @BeforeEach
    void publishTwoTenants() {
        platform.controlPlane().start();
        acme = platform.databases().create(TestPlatform.newTenantId());
        globex = platform.databases().create(TestPlatform.newTenantId());
        platform.databases().addMember(acme, "alice", "admin");
        platform.databases().addMember(globex, "bob", "admin");
        platform.controlPlane().publish(platform.region().route("acme", RouteState.ACTIVE, 1, acme));
        platform.controlPlane().publish(platform.region().route("globex", RouteState.SUSPENDED, 2, globex));
    }

    @AfterAll
    static void stopRegion() {
        objects.close();
        platform.close();
    }

    @Test
    void servesFromTheBucketAndForgetsNoSuspension() throws IOException {
        Map<String, String> configuration = withBucket();
        Path object =
                objects.options().objects().resolve(ObjectStoreOptions.BUCKET).resolve("routes/local.jws");
        try (ServiceProcess keeper = start("keeper", configuration).awaitReady()) {
            await().atMost(PATIENCE).until(() -> Files.exists(object) && Files.size(object) > 0);
            assertThat(get(keeper, "alice", acme).statusCode()).isEqualTo(200);
        }
        platform.controlPlane().stop();
        requireServedFromTheStore("empty-disk", configuration);

        String genuine = Files.readString(object);
        Files.writeString(object, genuine.replaceFirst("\\.", ".A"));
        try (ServiceProcess fooled = start("forged", configuration)) {
            await().atMost(PATIENCE).until(() -> fooled.log().contains("is not right and was not taken"));
            requireProblem(get(fooled, "alice", acme), 503, "routes_unavailable");
        }
    }

    @Test
    void servesFromASharedFolder() {
        Map<String, String> configuration = new HashMap<>(platform.configuration());
        Path shared = folder.resolve("shared");
        configuration.put("freehold.objects.folder", shared.toString());
        configuration.put("freehold.objects.snapshot-every", "1s");
        try (ServiceProcess keeper = start("folder-keeper", configuration).awaitReady()) {
            await().atMost(PATIENCE).until(() -> Files.exists(shared.resolve("routes/snapshot")));
            assertThat(get(keeper, "alice", acme).statusCode()).isEqualTo(200);
        }
        platform.controlPlane().stop();
        requireServedFromTheStore("folder-empty-disk", configuration);
    }

    @Test
    void servesOnWhenTheStoreIsGone() {
        Map<String, String> configuration = withBucket();
        configuration.put("quarkus.s3.endpoint-override", "http://localhost:1");
        try (ServiceProcess service = start("no-store", configuration).awaitReady()) {
            await().atMost(PATIENCE).until(() -> service.log().contains("snapshot of routes cannot be kept"));
            assertThat(get(service, "alice", acme).statusCode()).isEqualTo(200);
        }
    }

    private void requireServedFromTheStore(String name, Map<String, String> configuration) {
        try (ServiceProcess fresh = start(name, configuration)) {
            await().atMost(PATIENCE).until(() -> fresh.status("/q/health/ready") == 200);
            assertThat(get(fresh, "alice", acme).statusCode()).isEqualTo(200);
            requireProblem(get(fresh, "bob", globex), 403, "tenant_suspended");
            requireProblem(get(fresh, "bob", acme), 403, "not_a_member");
        }
    }

    private Map<String, String> withBucket() {
        Map<String, String> all = new HashMap<>(platform.configuration());
        all.put("freehold.objects.bucket", ObjectStoreOptions.BUCKET);
        all.put("freehold.objects.snapshot-every", "1s");
        all.put("quarkus.s3.endpoint-override", objects.options().url().toString());
        all.put("quarkus.s3.path-style-access", "true");
        all.put("quarkus.s3.aws.credentials.type", "static");
        all.put("quarkus.s3.aws.credentials.static-provider.access-key-id", ObjectStoreOptions.ACCESS_KEY);
        all.put(
                "quarkus.s3.aws.credentials.static-provider.secret-access-key",
                objects.options().secretKey());
        return all;
    }

    private ServiceProcess start(String name, Map<String, String> configuration) {
        return ServiceProcess.start(platform.folder(), name, configuration);
    }

    private Response get(ServiceProcess service, String subject, Placement tenant) {
        return RestAssured.given()
                .baseUri(service.url())
                .header("Authorization", "Bearer " + platform.issuer().token(subject, tenant.tenant()))
                .get("/v1/products");
    }

    private static void requireProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.path("code").toString()).isEqualTo(code);
    }
}
