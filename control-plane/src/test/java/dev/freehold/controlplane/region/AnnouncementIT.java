package dev.freehold.controlplane.region;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.KeyFacts;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class AnnouncementIT {
    private final String region = TestRegions.next();
    private final String elsewhere = TestRegions.next();

    @Test
    void letsWorkersOfOneRegionShareItsKeys() {
        String key = newKey();
        announce(region, key).then().statusCode(204);
        announce(region, key, newKey()).then().statusCode(204);
        announce(elsewhere, newKey()).then().statusCode(204);
    }

    @Test
    void refusesAKeyOfAnotherRegionAndRemembersNothingOfThatWorker() {
        String key = newKey();
        String innocent = newKey();
        announce(region, key).then().statusCode(204);
        announce(elsewhere, innocent, key)
                .then()
                .statusCode(409)
                .body("code", equalTo("region_key_shared"))
                .body("detail", containsString(key));
        announce(region, innocent).then().statusCode(204);
    }

    @Test
    void letsOneRegionHaveAKeyThatTwoClaimAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String one = newKey();
            String other = newKey();
            List<Callable<Integer>> claims = List.of(
                    () -> announce(region, one, other).statusCode(),
                    () -> announce(elsewhere, other, one).statusCode());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Integer> answers = threads.invokeAll(claims).stream()
                        .map(Future::resultNow)
                        .toList();
                assertThat(answers).containsExactlyInAnyOrder(204, 409);
            }
        }
    }

    @Test
    void refusesWhatIsNoAnnouncement() {
        announce(region).then().statusCode(400).body("errors[0].field", equalTo("keyThumbprints"));
        announce(region, "short").then().statusCode(400);
        announce(region, IntStream.range(0, 101).mapToObj(i -> newKey()).toArray(String[]::new))
                .then()
                .statusCode(400);
        ControlPlane.asAdmin()
                .body(Map.of("worker", "w", "keyThumbprints", List.of(newKey())))
                .post("/internal/v1/workers")
                .then()
                .statusCode(403);
    }

    private static Response announce(String region, String... thumbprints) {
        return ControlPlane.as(Tokens.worker(region))
                .body(Map.of("worker", "worker-of-" + region, "keyThumbprints", List.of(thumbprints)))
                .post("/internal/v1/workers");
    }

    private static String newKey() {
        return KeyFacts.of(SigningKey.generate("k").publicJwks()).thumbprints().getFirst();
    }
}
