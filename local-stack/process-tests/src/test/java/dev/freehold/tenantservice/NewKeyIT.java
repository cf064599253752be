package dev.freehold.tenantservice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.tenantservice.support.ServiceProcess;
import dev.freehold.tenantservice.support.TestPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Requests of many tenants wait at one time for one answer of the issuer, as after it changed its key: each goes on as itself. */
class NewKeyIT {
    private static final int TENANTS = 8;
    private static final int ROUNDS = 3;
    private static final int EACH = 2;

    private record Tenant(String slug, Placement placement) {}

    @Test
    void letsNoRequestGoOnAsAnotherThatWaitedForTheSameKey() throws SQLException {
        try (TestPlatform platform = new TestPlatform()) {
            List<Tenant> tenants = tenants(platform);
            try (ServiceProcess service = ServiceProcess.start(platform.folder(), "new-key", configuration(platform))
                            .awaitReady();
                    HttpClient http = HttpClient.newHttpClient()) {
                for (int round = 0; round < ROUNDS; round++) {
                    platform.issuer().rotate("round-" + round);
                    platform.issuer().holdKeys();
                    int before = platform.issuer().asked();
                    List<CompletableFuture<HttpResponse<String>>> waiting = sendAll(service, http, platform, tenants);
                    await().until(() -> platform.issuer().asked() > before);
                    // Nothing tells from outside that the others have come as far.
                    await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
                    platform.issuer().releaseKeys();
                    waiting.forEach(answer -> assertThat(answer.join().statusCode())
                            .as(answer.join().body())
                            .isEqualTo(201));
                }
            }
            Map<String, List<String>> wanted = new HashMap<>();
            Map<String, List<String>> found = new HashMap<>();
            for (Tenant tenant : tenants) {
                wanted.put(
                        tenant.slug(),
                        IntStream.range(0, ROUNDS * EACH)
                                .mapToObj(each -> tenant.slug())
                                .toList());
                found.put(tenant.slug(), names(platform, tenant));
            }
            assertThat(found).isEqualTo(wanted);
        }
    }

    private static List<Tenant> tenants(TestPlatform platform) {
        List<Tenant> tenants = IntStream.range(0, TENANTS)
                .mapToObj(number -> {
                    Placement placement = platform.databases().create(TestPlatform.newTenantId());
                    platform.databases().addMember(placement, "alice", "admin");
                    return new Tenant("new-key-" + number, placement);
                })
                .toList();
        platform.controlPlane()
                .publish(tenants.stream()
                        .map(tenant -> platform.region().route(tenant.slug(), RouteState.ACTIVE, 1, tenant.placement()))
                        .toArray(Route[]::new));
        return tenants;
    }

    private static List<CompletableFuture<HttpResponse<String>>> sendAll(
            ServiceProcess service, HttpClient http, TestPlatform platform, List<Tenant> tenants) {
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        for (int each = 0; each < EACH; each++) {
            for (Tenant tenant : tenants) {
                String body = "{\"id\":\"%1$s\",\"sku\":\"%1$s\",\"name\":\"%2$s\",\"price\":1}"
                        .formatted(UUID.randomUUID(), tenant.slug());
                HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/v1/products"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(Duration.ofMinutes(1))
                        .header(
                                "Authorization",
                                "Bearer "
                                        + platform.issuer()
                                                .token(
                                                        "alice",
                                                        tenant.placement().tenant()))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
                sent.add(http.sendAsync(request, BodyHandlers.ofString()));
            }
        }
        return sent;
    }

    private static List<String> names(TestPlatform platform, Tenant tenant) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection database = platform.databases().connect(tenant.placement());
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM product.product")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Map<String, String> configuration(TestPlatform platform) {
        Map<String, String> all = new HashMap<>(platform.configuration());
        all.put("freehold.jwks.pause", "PT0.001S");
        // A machine that stands still for a moment is no answer of 503.
        all.put("quarkus.rest-client.jwks.read-timeout", "30000");
        all.put("freehold.connections.borrow-timeout", "30S");
        all.put("freehold.connections.connect-timeout", "30S");
        return all;
    }
}
