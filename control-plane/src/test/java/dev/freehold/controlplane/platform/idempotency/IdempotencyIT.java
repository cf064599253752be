package dev.freehold.controlplane.platform.idempotency;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class IdempotencyIT {
    private static final int MANY = 50;

    private final Worker worker = new Worker(TestRegions.next());
    private final String slug = ControlPlane.newSlug();
    private final Map<String, Object> tenant = ControlPlane.validTenant(slug, worker.region());
    private final String key = "key/of:" + slug;

    @Inject
    MovableClock clock;

    @Inject
    Jdbi jdbi;

    @Inject
    PurgeAnswers purge;

    @Test
    void givesTheSameAnswerAgain() {
        Response first = create(key, tenant);
        first.then().statusCode(202).header("Idempotency-Replayed", (String) null);
        worker.succeed(worker.lease()).then().statusCode(204);

        Response second = create(key, new TreeMap<>(tenant));
        second.then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .header("Content-Type", first.header("Content-Type"));
        assertThat(second.asString()).isEqualTo(first.asString());
        requireOperations(1);
    }

    @Test
    void answersEveryPublicPostOnce() {
        String active = ControlPlane.newActiveTenant(worker);
        String verification = once("/v1/tenants/" + active + "/verify");
        once("/v1/operations/" + verification + "/cancel");
        String again = once("/v1/operations/" + verification + "/retry");
        assertThat(again).isNotEqualTo(verification);
        once("/v1/tenants/" + active + "/suspend");
        worker.succeed(worker.lease()).then().statusCode(204);
        once("/v1/tenants/" + active + "/resume");
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        ControlPlane.accepted(create(key, tenant));
        Map<String, Object> other = new HashMap<>(tenant);
        other.put("contactName", "Somebody Else");
        create(key, other).then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
        create(key, ControlPlane.validTenant(ControlPlane.newSlug(), worker.region()))
                .then()
                .statusCode(422);
    }

    @Test
    void keepsCallersAndRoutesApart() {
        ControlPlane.accepted(create(key, tenant));
        ControlPlane.as(Tokens.admin("somebody-else"))
                .header("Idempotency-Key", key)
                .body(tenant)
                .post("/v1/tenants")
                .then()
                .statusCode(409)
                .body("code", equalTo("slug_taken"));
        worker.succeed(worker.lease()).then().statusCode(204);
        ControlPlane.accepted(post(key, "/v1/tenants/" + slug + "/suspend"));
    }

    @Test
    void letsNobodySeeAnAnswerWithoutTheRole() {
        ControlPlane.accepted(create(key, tenant));
        ControlPlane.as(Tokens.person("billing"))
                .header("Idempotency-Key", key)
                .body(tenant)
                .post("/v1/tenants")
                .then()
                .statusCode(403);
    }

    @Test
    void forgetsAnAnswerAfterADay() {
        ControlPlane.accepted(create(key, tenant));
        clock.move(Duration.ofHours(24).minusMinutes(1));
        create(key, tenant).then().statusCode(202).header("Idempotency-Replayed", "true");
        clock.move(Duration.ofMinutes(1));
        create(key, tenant).then().statusCode(409).body("code", equalTo("slug_taken"));
        assertThat(rows()).isEqualTo(1);
        purge.run();
        assertThat(rows()).isZero();
    }

    @Test
    void answersAnewUnderAKeyThatIsADayOldAndStillThere() {
        ControlPlane.accepted(create(key, tenant));
        clock.move(Duration.ofHours(24));
        ControlPlane.accepted(create(key, ControlPlane.validTenant(ControlPlane.newSlug(), worker.region())));
        create(key, tenant).then().statusCode(422);
    }

    @Test
    void keepsNoErrorAndNothingHalfMade() {
        create(key, Map.of("slug", slug)).then().statusCode(400);
        Map<String, Object> unknownPlan = new HashMap<>(tenant);
        unknownPlan.put("plan", "no-such-plan");
        create(key, unknownPlan).then().statusCode(400);
        // Refused only after the tenant was written.
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO slug_quarantine (slug, free_after) VALUES (?, now() + interval '100 years')", slug));
        create(key, tenant).then().statusCode(409).body("code", equalTo("slug_quarantined"));
        assertThat(rows()).isZero();
        requireOperations(0);

        jdbi.useHandle(handle -> handle.execute("UPDATE slug_quarantine SET free_after = now() WHERE slug = ?", slug));
        ControlPlane.accepted(create(key, tenant));
        requireOperations(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "a\tb"})
    void refusesAKeyThatIsNone(String malformed) {
        create(malformed, tenant).then().statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
        create("k".repeat(201), tenant).then().statusCode(400);
        ControlPlane.asAdmin()
                .header("Idempotency-Key", "one", "two")
                .body(tenant)
                .post("/v1/tenants")
                .then()
                .statusCode(400);
    }

    @Test
    void answersManyAtOnceUnderOneKeyAlike() throws Exception {
        List<Response> answers = atOnce(number -> create(key, tenant));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(202));
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header("Idempotency-Replayed") == null))
                .hasSize(1);
        requireOperations(1);
    }

    @Test
    void makesOneTenantOfManyThatAskForItsSlugAtOnce() throws Exception {
        List<Response> answers = atOnce(number -> create(key + number, tenant));
        assertThat(answers.stream().collect(groupingBy(Response::statusCode, counting())))
                .isEqualTo(Map.of(202, 1L, 409, MANY - 1L));
        assertThat(rows()).isEqualTo(1);
        requireOperations(1);
    }

    private String once(String path) {
        String id = ControlPlane.accepted(post(key, path));
        assertThat(ControlPlane.accepted(post(key, path))).isEqualTo(id);
        post(key, path).then().header("Idempotency-Replayed", "true");
        return id;
    }

    private void requireOperations(int count) {
        ControlPlane.asAdmin().get("/v1/operations?tenant=" + slug).then().body("items", hasSize(count));
    }

    private int rows() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM idempotency_key WHERE starts_with(key, :key)")
                        .bind("key", key)
                        .mapTo(int.class)
                        .one());
    }

    private static List<Response> atOnce(IntFunction<Response> request) throws InterruptedException {
        List<Callable<Response>> requests = IntStream.range(0, MANY)
                .mapToObj(number -> (Callable<Response>) () -> request.apply(number))
                .toList();
        try (var threads = Executors.newFixedThreadPool(MANY)) {
            return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }

    private static Response create(String key, Map<String, ?> body) {
        return ControlPlane.asAdmin().header("Idempotency-Key", key).body(body).post("/v1/tenants");
    }

    private static Response post(String key, String path) {
        return ControlPlane.asAdmin().header("Idempotency-Key", key).post(path);
    }
}
