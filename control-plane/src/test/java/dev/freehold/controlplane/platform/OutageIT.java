package dev.freehold.controlplane.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.ProductionDatabase;
import dev.freehold.controlplane.support.ServiceProcess;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** In production mode, with everything as it should be, until the database goes away and comes back. */
class OutageIT {
    private static final Path FOLDER = Path.of("target");

    @Test
    void saysThatItsDatabaseIsAwayAndServesOnWhenItIsBack() {
        ProductionDatabase database = ProductionDatabase.start(Map.of());
        try (ServiceProcess service =
                ServiceProcess.start(FOLDER, database.settings(SigningKey.generate("authority-1")))) {
            await().atMost(Duration.ofSeconds(90))
                    .ignoreExceptions()
                    .until(() -> given().get(service.url("/q/health/live")).statusCode() == 200);
            assertThat(tenants(service).statusCode()).isEqualTo(200);

            database.stop();
            for (int i = 0; i < 3; i++) {
                tenants(service)
                        .then()
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .header("Retry-After", "5")
                        .body("code", equalTo("control_database_unavailable"))
                        .body("detail", containsString("try again"));
            }
            ControlPlane.create(service.url(""), ControlPlane.validTenant(ControlPlane.newSlug(), "region-1"))
                    .then()
                    .statusCode(503);

            database.startAgain();
            await().atMost(Duration.ofSeconds(30)).until(() -> tenants(service).statusCode() == 200);
        } finally {
            database.stop();
        }
    }

    private static Response tenants(ServiceProcess service) {
        return ControlPlane.asAdmin().get(service.url("/v1/tenants"));
    }
}
