package dev.freehold.controlplane.route;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Fifty data planes follow a region over HTTP while its routes change. */
@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class FanOutIT {
    private static final int FOLLOWERS = 50;
    private static final int CHANGES = 20;

    private final Worker worker = new Worker(TestRegions.next());
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Long, Long> answered = new HashMap<>();
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @TestHTTPResource("/internal/v1/routes")
    @SuppressWarnings("NullAway.Init")
    URL routes;

    @Test
    void bringsEveryChangeToEveryFollowerOnce() throws Exception {
        List<String> slugs = new ArrayList<>();
        for (int tenant = 0; tenant < 3; tenant++) {
            slugs.add(ControlPlane.newActiveTenant(worker));
        }
        long begun = new DataPlane(worker.region()).routes(0).version();
        List<Future<Long>> followers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int follower = 0; follower < FOLLOWERS; follower++) {
                followers.add(threads.submit(() -> follow(begun)));
            }
            for (int change = 1; change <= CHANGES; change++) {
                int seen = change * FOLLOWERS;
                ControlPlane.asAdmin()
                        .header("If-Match", "*")
                        .body("{\"plan\":\"" + (change % 2 == 0 ? "standard" : "starter") + "\"}")
                        .patch("/v1/tenants/" + slugs.getFirst())
                        .then()
                        .statusCode(200);
                answered.put(begun + change, System.nanoTime());
                await().atMost(Duration.ofSeconds(10)).until(() -> arrivals.size() >= seen);
            }
            over = true;
        }
        assertThat(followers).extracting(Future::resultNow).containsOnly(begun + CHANGES);
        // It may be there before the answer to the call is.
        List<Long> sorted = arrivals.stream()
                .map(arrival -> Math.max(0, arrival.nanos() - answered.getOrDefault(arrival.version(), 0L)))
                .sorted()
                .toList();
        long p50 = sorted.get(sorted.size() / 2) / 1_000_000;
        long p99 = sorted.get(sorted.size() * 99 / 100) / 1_000_000;
        System.out.printf(
                "%d changes to %d followers, from the answer to the call that changed: p50 %d ms, p99 %d ms%n",
                CHANGES, FOLLOWERS, p50, p99);
        assertThat(sorted).hasSize(CHANGES * FOLLOWERS);
    }

    private long follow(long from) throws IOException, InterruptedException {
        VerifyingKeys authority =
                VerifyingKeys.parse(ControlDatabase.authority().publicJwks());
        long version = from;
        while (!over) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(routes + "?wait=2&after=" + version))
                            .header("Authorization", "Bearer " + Tokens.dataPlane(worker.region()))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                RouteFeed feed = RouteFeed.verify(response.body(), authority, new Region(worker.region()));
                assertThat(feed.after()).isEqualTo(version);
                version = feed.version();
                arrivals.add(new Arrival(version, System.nanoTime()));
            }
        }
        return version;
    }

    private record Arrival(long version, long nanos) {}
}
