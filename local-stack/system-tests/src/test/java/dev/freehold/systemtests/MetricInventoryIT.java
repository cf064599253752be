package dev.freehold.systemtests;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** The names that alerts and dashboards may use, against what the running services expose. */
@ResourceLock(TestStacks.PLATFORM)
class MetricInventoryIT {
    private static final String RARE = "rare";

    private final Platform platform = Platform.shared();

    @Test
    void theServicesExposeWhatTheInventorySaysAndNothingElseOfOurs() throws IOException {
        Tenant tenant = platform.createTenant("measured");
        platform.asTenant(tenant).get("/v1/products").then().statusCode(200);
        List<String[]> inventory =
                Files.readAllLines(platform.repository().resolve("k8s/observability/metrics.txt")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" +"))
                        .toList();
        Map<String, URI> services = Map.of(
                "control-plane", platform.stack().controlPlane(),
                "provisioning-worker", platform.stack().worker(),
                "tenant-service", platform.stack().tenantService());

        services.forEach((service, address) -> Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    Set<String> exposed = exposed(address);
                    assertThat(exposed).as(service).containsAll(names(inventory, service, false));
                    assertThat(names(inventory, service, true))
                            .as(service)
                            .containsAll(exposed.stream()
                                    .filter(name -> name.startsWith("freehold_"))
                                    .toList());
                }));
    }

    private static List<String> names(List<String[]> inventory, String service, boolean withRare) {
        return inventory.stream()
                .filter(line -> line[0].equals(service) && (withRare || !line[1].equals(RARE)))
                .map(line -> line[line.length - 1])
                .toList();
    }

    private static Set<String> exposed(URI service) {
        String scrape = RestAssured.given()
                .accept("text/plain")
                .get(service.resolve("/q/metrics"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new TreeSet<>(Stream.of(scrape.split("\n"))
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .toList());
    }
}
