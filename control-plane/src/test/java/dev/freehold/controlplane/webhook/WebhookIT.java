package dev.freehold.controlplane.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.event.CloudEvent;
import dev.freehold.contracts.event.SignedWebhook;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static dev.freehold.controlplane.support.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class WebhookIT {
    private static final List<String> LIFE =
            List.of("dev.freehold.tenant.provisioning", "dev.freehold.tenant.active", "dev.freehold.tenant.suspended");

    private final Worker worker = new Worker(TestRegions.next());
    private final Receiver receiver = new Receiver();
    private String webhook;

    @Inject
    MovableClock clock;

    @BeforeEach
    void subscribe() {
        Response made =
                asAdmin().body(Map.of("url", receiver.url(), "types", LIFE)).post("/v1/webhooks");
        made.then().statusCode(201).body("enabled", equalTo(true)).header("ETag", equalTo("\"1\""));
        webhook = made.path("id");
    }

    @AfterEach
    void unsubscribe() {
        asAdmin().delete("/v1/webhooks/" + webhook).then().statusCode(200);
        receiver.close();
    }

    @Test
    void deliversInTheOrderOfWhatHappenedSignedForThisReceiver() {
        String slug = suspended();
        waiting().until(() -> types(slug).equals(LIFE));
        VerifyingKeys keys = VerifyingKeys.parse(ControlDatabase.authority().publicJwks());
        Receiver.Request first = of(slug).getFirst();
        CloudEvent event = SignedWebhook.verify(first.headers()::get, first.body(), webhook, clock.instant(), keys);
        assertThat(event.specversion()).isEqualTo("1.0");
        assertThat(event.id()).hasToString(first.id());
        assertThat(event.data()).containsEntry("slug", slug).containsEntry("state", "provisioning");
        assertThat(first.headers().get("content-type")).isEqualTo(CloudEvent.MEDIA_TYPE);
        assertThat(first.body()).doesNotContain("Ada", "acme.example", "DE-");
        asAdmin()
                .get("/v1/events?tenant=" + slug)
                .then()
                .statusCode(200)
                .body("items.type", hasItem("dev.freehold.tenant.active"))
                .body("items.type", hasItem("dev.freehold.operation.succeeded"));
    }

    @Test
    void triesAgainWithTheSameIdUntilTheReceiverIsBackAndKeepsTheOrder() {
        receiver.answer(503);
        String slug = suspended();
        waiting().until(() -> of(slug).size() >= 2);
        assertThat(of(slug))
                .extracting(Receiver.Request::id)
                .as("the first one only")
                .containsOnly(of(slug).getFirst().id());
        waiting()
                .untilAsserted(() -> deliveries("pending")
                        .body("items[-1].lastStatus", equalTo(503))
                        .body("items[-1].attempts", greaterThan(0)));
        get().body("failingSince", notNullValue());

        receiver.answer(204);
        waiting().until(() -> types(slug).equals(LIFE));
        waiting().untilAsserted(() -> get().body("failingSince", equalTo(null)));
        waiting().untilAsserted(() -> deliveries("delivered").body("items.size()", equalTo(3)));
    }

    @Test
    void waitsOnlySoLongForOneThatNeverAnswersAndFollowsNoRedirect() {
        receiver.beSlow(true);
        String slug = suspended();
        waiting()
                .untilAsserted(
                        () -> deliveries("pending").body("items.lastError", hasItem("it did not answer in time")));
        receiver.beSlow(false);
        receiver.answer(302);
        waiting().untilAsserted(() -> deliveries("pending").body("items.lastStatus", hasItem(302)));
        receiver.answer(204);
        waiting().until(() -> types(slug).equals(LIFE));
    }

    @Test
    void deliversAgainWhatIsAskedForWithTheSameIds() {
        Instant since = clock.instant();
        String slug = suspended();
        waiting().until(() -> types(slug).equals(LIFE));
        asAdmin()
                .body(Map.of("since", since.toString()))
                .post("/v1/webhooks/{id}/replay", webhook)
                .then()
                .statusCode(202)
                .body("deliveries", greaterThan(2));
        waiting().until(() -> of(slug).size() == 6);
        List<String> ids = of(slug).stream().map(Receiver.Request::id).toList();
        assertThat(ids.subList(3, 6)).isEqualTo(ids.subList(0, 3));
    }

    @Test
    void isDisabledOnceItHasTakenNothingForThreeDaysAndEnabledByHand() {
        receiver.answer(500);
        String slug = suspended();
        waiting().untilAsserted(() -> get().body("failingSince", notNullValue()));
        clock.move(Duration.ofDays(4));
        waiting().untilAsserted(() -> get().body("enabled", equalTo(false)).body("disabledReason", notNullValue()));
        deliveries("failed").body("items.size()", equalTo(1));

        receiver.answer(204);
        asAdmin()
                .header("If-Match", "\"7\"")
                .body(Map.of("enabled", true))
                .patch("/v1/webhooks/{id}", webhook)
                .then()
                .statusCode(412);
        asAdmin()
                .header("If-Match", "\"1\"")
                .body(Map.of("enabled", true))
                .patch("/v1/webhooks/{id}", webhook)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        waiting().until(() -> types(slug).equals(LIFE.subList(1, 3)));
    }

    @Test
    void refusesWhatIsNoAddressOfAReceiver() {
        for (String url : List.of("ftp://example.com/", "https://user:secret@example.com/", "nonsense", "https:///x")) {
            asAdmin()
                    .body(Map.of("url", url))
                    .post("/v1/webhooks")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", endsWith("url"));
        }
    }

    private String suspended() {
        String slug = ControlPlane.newActiveTenant(worker);
        ControlPlane.suspend(slug);
        return slug;
    }

    private List<Receiver.Request> of(String slug) {
        return receiver.requests().stream()
                .filter(request -> request.body().contains("\"" + slug + "\""))
                .toList();
    }

    private List<String> types(String slug) {
        return receiver.taken().stream()
                .filter(request -> request.body().contains("\"" + slug + "\""))
                .map(request -> dev.freehold.contracts.codec.ContractJson.read(request.body(), CloudEvent.class)
                        .type())
                .toList();
    }

    private ValidatableResponse get() {
        return asAdmin().get("/v1/webhooks/{id}", webhook).then().statusCode(200);
    }

    private ValidatableResponse deliveries(String state) {
        return asAdmin()
                .get("/v1/webhooks/{id}/deliveries?state={state}&limit=200", webhook, state)
                .then()
                .statusCode(200);
    }

    private static ConditionFactory waiting() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
