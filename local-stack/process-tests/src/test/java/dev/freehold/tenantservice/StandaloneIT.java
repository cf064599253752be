package dev.freehold.tenantservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.support.ServiceProcess;
import dev.freehold.tenantservice.support.TestPlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** The same program alone: one tenant, one database, an issuer, and nothing else of ours anywhere. */
class StandaloneIT {
    @TempDir
    private static Path folder;

    private static TestPlatform platform;
    private static Placement acme;
    private static Placement globex;

    @BeforeAll
    static void makeDatabases() {
        platform = new TestPlatform();
        platform.controlPlane().stop();
        acme = platform.databases().create(TestPlatform.newTenantId());
        globex = platform.databases().create(TestPlatform.newTenantId());
        platform.databases().addMember(acme, "alice", "admin");
        platform.databases().addMember(globex, "alice", "admin");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void servesItsTenantAndNobodyElseWithoutAControlPlane() throws IOException {
        try (ServiceProcess service =
                ServiceProcess.start(folder, "alone", alone(acme, acme)).awaitReady()) {
            assertThat(as(service, acme.tenant())
                            .body(Map.of("sku", "A", "name", "n", "price", 1))
                            .post("/v1/products")
                            .statusCode())
                    .isEqualTo(201);
            Response me = as(service, acme.tenant()).get("/v1/me");
            assertThat(me.path("tenant.slug").toString()).isEqualTo("acme");
            assertThat(me.path("plan").toString()).isEqualTo("standalone");
            Response another = as(service, globex.tenant()).get("/v1/products");
            assertThat(another.statusCode()).isEqualTo(404);
            assertThat(as(service, acme.tenant())
                            .header("X-Tenant", "globex")
                            .get("/v1/products")
                            .asString())
                    .isEqualTo(another.asString());
            assertThat(RestAssured.given()
                            .baseUri(service.url())
                            .get("/v1/products")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(service.log()).doesNotContain("feed of routes", "cannot report");
        }
    }

    @Test
    void servesNothingFromADatabaseThatBearsAnothersStamp() throws IOException {
        try (ServiceProcess service =
                ServiceProcess.start(folder, "swapped", alone(acme, globex)).awaitReady()) {
            assertThat(as(service, acme.tenant()).get("/v1/products").statusCode())
                    .isEqualTo(503);
            assertThat(as(service, globex.tenant()).get("/v1/products").statusCode())
                    .isEqualTo(404);
            assertThat(service.log()).contains("WRONG DATABASE");
        }
    }

    @Test
    void doesNotStartWithoutBeingToldItsTenant() throws IOException {
        Map<String, String> configuration = alone(acme, acme);
        configuration.remove("freehold.standalone.tenant");
        ServiceProcess.Ended ended = ServiceProcess.refused(folder, "nobody", configuration);
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.log()).contains("freehold.mode=standalone needs freehold.standalone.tenant");
    }

    @Test
    void doesNotStartInARegionThatItIsNotToldTheKeysOf() {
        Map<String, String> configuration = new HashMap<>(platform.configuration());
        configuration.remove("freehold.authority.public-key-file");
        ServiceProcess.Ended ended = ServiceProcess.refused(folder, "keyless", configuration);
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.log()).contains("needs freehold.authority.public-key-file");
    }

    private static Map<String, String> alone(Placement tenant, Placement database) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), database.password() + "\n");
        return new HashMap<>(Map.of(
                "freehold.mode",
                "standalone",
                "freehold.development",
                "true",
                "freehold.token.issuer",
                platform.issuer().url(),
                "freehold.standalone.tenant",
                tenant.tenant().toString(),
                "freehold.standalone.slug",
                "acme",
                "freehold.standalone.url",
                "jdbc:postgresql://127.0.0.1:" + platform.databases().port() + "/" + database.database(),
                "freehold.standalone.user",
                database.role().value(),
                "freehold.standalone.password-file",
                password.toString(),
                "freehold.standalone.ssl-mode",
                "disable"));
    }

    private static RequestSpecification as(ServiceProcess service, TenantId tenant) {
        return RestAssured.given()
                .baseUri(service.url())
                .contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + platform.issuer().token("alice", tenant));
    }
}
