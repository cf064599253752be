package dev.freehold.tenantservice;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.tenantservice.support.ServiceProcess;
import dev.freehold.tenantservice.support.TestPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A tenant whose database is gone, in a process that has no place to spare. */
class CrowdedFaultsIT {
    @Test
    void costsTheOthersNoConnectionOnceItIsKnown() {
        try (TestPlatform platform = new TestPlatform()) {
            Placement globex = platform.databases().create(TestPlatform.newTenantId());
            Placement acme = platform.databases().create(TestPlatform.newTenantId());
            platform.databases().addMember(globex, "bob", "admin");
            Placement gone = new Placement(
                    acme.tenant(),
                    acme.region(),
                    acme.pool(),
                    new DatabaseName("fh_gone"),
                    acme.role(),
                    acme.password(),
                    Epoch.FIRST);
            platform.controlPlane()
                    .publish(
                            platform.region().route("globex", RouteState.ACTIVE, 1, globex),
                            platform.region().route("acme", RouteState.ACTIVE, 1, gone));
            Map<String, String> configuration = new HashMap<>(platform.configuration());
            configuration.put("freehold.connections.max", "1");
            configuration.put("freehold.connections.max-per-tenant", "1");
            configuration.put("freehold.connections.breaker-rest", "10M");
            try (ServiceProcess service = ServiceProcess.start(platform.folder(), "crowded", configuration)
                    .awaitReady()) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> get(platform, service, "bob", globex).statusCode() == 200);
                for (int i = 0; i < 4; i++) {
                    refused(get(platform, service, "alice", gone));
                }
                assertThat(get(platform, service, "bob", globex).statusCode()).isEqualTo(200);
                double opened = service.metric("freehold_connections_opened_total");

                for (int i = 0; i < 20; i++) {
                    refused(get(platform, service, "alice", gone));
                    assertThat(get(platform, service, "bob", globex).statusCode())
                            .isEqualTo(200);
                }

                assertThat(service.metric("freehold_connections_opened_total"))
                        .as("bob's one connection is the one it was")
                        .isEqualTo(opened);
            }
        }
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.<String>path("code")).isEqualTo("tenant_unavailable");
    }

    private static Response get(TestPlatform platform, ServiceProcess service, String subject, Placement tenant) {
        return RestAssured.given()
                .baseUri(service.url())
                .header("Authorization", "Bearer " + platform.issuer().token(subject, tenant.tenant()))
                .get("/v1/products");
    }
}
