package dev.freehold.controlplane.dataplane;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.region.TenantLoad;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Tokens;
import dev.freehold.controlplane.support.Worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class DataPlanesIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final DataPlane dataPlane = new DataPlane(worker.region());
    private final DataPlane elsewhere = new DataPlane(TestRegions.next());

    @Inject
    WatchDataPlanes watch;

    @Test
    void knowsWhatLivesAndHowFarItHasCome() {
        String slug = ControlPlane.newActiveTenant(worker);
        long version = dataPlane.routes(0).version();
        dataPlane
                .report("one", version, version - 1, Map.of("no-such-pool", 3))
                .then()
                .statusCode(200);
        var lease = dataPlane.live("two", version - 1);
        elsewhere.live("of another region", 1);

        assertThat(lease.liveProcesses()).isEqualTo(2);
        assertThat(lease.leaseSeconds()).isEqualTo(30);
        assertThat(lease.reportSeconds()).isEqualTo(5);
        processes()
                .body("feedVersion", equalTo((int) version))
                .body("processes.process", contains("one", "two"))
                .body("processes.state", contains("live", "live"))
                .body("processes.behindBy", contains(0, 1))
                .body("processes.drainedVersion", contains((int) version - 1, (int) version - 1))
                .body("processes[0].connections", equalTo(Map.of()));
        route(slug)
                .body("state", equalTo("active"))
                .body("version", equalTo((int) version))
                .body("acknowledged", equalTo(false))
                .body("waitingFor", contains("one", "two"))
                .body("lost", empty());
    }

    @Test
    void acknowledgesAChangeOnceEveryLiveProcessHasDrainedIt() {
        String slug = ControlPlane.newActiveTenant(worker);
        String other = ControlPlane.newActiveTenant(worker);
        long before = dataPlane.routes(0).version();
        dataPlane.live("one", before);
        dataPlane.live("two", before);
        dataPlane.live("three", before);
        route(slug).body("acknowledged", equalTo(true));
        ControlPlane.suspend(slug);
        long suspended = dataPlane.routes(0).version();

        dataPlane.live("one", suspended);
        dataPlane.lose("three", 1);
        route(slug)
                .body("acknowledged", equalTo(false))
                .body("liveProcesses", equalTo(2))
                .body("waitingFor", contains("two"))
                .body("lost", contains("three"));
        route(other).body("acknowledged", equalTo(true)).body("waitingFor", empty());

        dataPlane.leave("two");
        route(slug).body("acknowledged", equalTo(true)).body("lost", contains("three"));
        dataPlane.live("three", before);
        route(slug).body("acknowledged", equalTo(false)).body("waitingFor", contains("three"));
    }

    @Test
    void trustsNoVersionThatTheFeedHasNotReached() {
        String slug = ControlPlane.newActiveTenant(worker);
        long version = dataPlane.routes(0).version();
        dataPlane.live("of-the-future", version + 1);

        processes().body("processes[0].appliedVersion", equalTo(0)).body("processes[0].drainedVersion", equalTo(0));
        route(slug).body("waitingFor", contains("of-the-future"));
    }

    @Test
    void showsALostProcessForAWhileAndThenForgetsIt() {
        dataPlane.live("recent", 1);
        dataPlane.live("ancient", 1);
        dataPlane.lose("recent", 60);
        dataPlane.lose("ancient", 3_700);
        watch.run();

        processes().body("processes", hasSize(1)).body("processes[0].state", equalTo("lost"));
        assertThat(dataPlane.live("new", 1).liveProcesses()).isOne();
    }

    @Test
    void namesTheKeyOfAPlacementButNeverThePlacement() {
        String sealed = SealingKey.parse(OpeningKeys.generate("region-key-7").publicJwks())
                .seal("secret");
        String slug = ControlPlane.newSlug();
        ControlPlane.accepted(ControlPlane.create(ControlPlane.validTenant(slug, worker.region())));
        worker.succeed(worker.lease(), sealed).then().statusCode(204);

        String shown = route(slug)
                .body("sealedWith", equalTo("region-key-7"))
                .extract()
                .asString();
        assertThat(shown).doesNotContain(sealed);
    }

    @Test
    void hasNothingToSayOfWhatThereIsNot() {
        for (String path : List.of(
                "/v1/regions/nowhere/data-planes",
                "/v1/regions/-/data-planes",
                "/v1/tenants/nobody-at-all/route",
                "/v1/tenants/-/route")) {
            ControlPlane.asAdmin().get(path).then().statusCode(404).body("code", equalTo("not_found"));
        }
        new DataPlane("nowhere").report("one", 0, 0, Map.of()).then().statusCode(404);
        ControlPlane.as(Tokens.dataPlane(worker.region()))
                .body("{\"process\":\"x\",\"appliedVersion\":1,\"drainedVersion\":2,\"connections\":{}}")
                .post("/internal/v1/data-planes")
                .then()
                .statusCode(400);
    }

    @Test
    void measuresEachRegionsSlowestLiveProcess() {
        ControlPlane.newActiveTenant(worker);
        long version = dataPlane.routes(0).version();
        dataPlane.live("quick", version);
        dataPlane.live("slow", version - 1);
        dataPlane.live("lost", version - 1);
        dataPlane.lose("lost", 1);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(measured("freehold_data_planes", "state=\"live\"")).isEqualTo(2);
            assertThat(measured("freehold_data_planes", "state=\"lost\"")).isOne();
            assertThat(measured("freehold_feed_lag_versions", "")).isOne();
        });
    }

    @Test
    void countsAProcessOnceHoweverManyReportAtTheSameTime() throws Exception {
        List<Callable<Integer>> reports = IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(
                        i -> () -> dataPlane.live("p" + i % 20, 1).leaseSeconds())
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(reports)).extracting(Future::resultNow).containsOnly(30);
        }
        processes().body("processes", hasSize(20)).body("processes.state.unique()", contains("live"));
    }

    @Test
    void showsOperatorsWhichTenantsAskMost() {
        String slug = ControlPlane.newActiveTenant(worker);
        var feed = dataPlane.routes(0);
        var busy = new TenantLoad(feed.routes().getFirst().tenant(), 4, 3, 2, 810, 1);
        dataPlane
                .report(new DataPlaneReport(
                        "one", feed.version(), feed.version(), 1, 1, Map.of(), List.of(busy), List.of()))
                .then()
                .statusCode(200);
        String path = "/v1/regions/" + worker.region() + "/top-tenants";

        ControlPlane.asAdmin()
                .get(path)
                .then()
                .statusCode(200)
                .body("tenants", hasSize(1))
                .body("tenants[0].slug", equalTo(slug))
                .body("tenants[0].process", equalTo("one"))
                .body("tenants[0].borrowed", equalTo(810))
                .body("tenants[0].waiting", equalTo(2));
        ControlPlane.as(Tokens.dataPlane(worker.region())).get(path).then().statusCode(403);
        ControlPlane.asAdmin().get("/v1/regions/nowhere/top-tenants").then().statusCode(404);
    }

    private ValidatableResponse processes() {
        return ControlPlane.asAdmin()
                .get("/v1/regions/{region}/data-planes", worker.region())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse route(String slug) {
        return ControlPlane.asAdmin()
                .get("/v1/tenants/{slug}/route", slug)
                .then()
                .statusCode(200);
    }

    private double measured(String name, String labels) {
        return given().accept("text/plain")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{region=\"" + worker.region() + "\"," + labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
