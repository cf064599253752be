package dev.freehold.controlplane.census;

import java.time.Duration;
import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.TaskEnd;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class CensusTaskIT {
    private final String region = TestRegions.next();
    private final Worker worker = new Worker(region);
    private final Counter counter = Counter.of(region);

    @Inject
    MovableClock clock;

    @Test
    void givesATaskThatAWorkerLeftToAnotherAndRefusesTheFirst() {
        String census = counter.begin();
        CensusTask first = counter.lease();
        counter.deliver(first, 1, counter.pool()).then().statusCode(204);
        for (int others = 0; others < 2; others++) {
            counter.end(counter.lease(), TaskEnd.Outcome.DONE).then().statusCode(204);
        }
        clock.move(Duration.ofSeconds(61));

        CensusTask second = counter.lease();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(2);
        counter.deliver(first, 2, counter.pool()).then().statusCode(409).body("code", equalTo("lease_lost"));
        counter.end(first, TaskEnd.Outcome.DONE).then().statusCode(409);
        counter.end(second, TaskEnd.Outcome.DONE).then().statusCode(204);
        assertThat(counter.show(census).getString("state")).isEqualTo("clean");
    }

    @Test
    void isIncompleteWhereNoWorkerAnswers() {
        String census = counter.begin();
        clock.move(Duration.ofSeconds(61));

        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            JsonPath now = counter.show(census);
            assertThat(now.getString("state")).isEqualTo("incomplete");
            assertThat(now.getList("parts.state")).containsExactly("done", "failed", "failed", "failed");
            assertThat(now.getString("parts[1].error")).contains(region).contains("60 s");
        });
    }

    @Test
    void triesAPartAgainThatFailedAndTellsWhyItWasGivenUp() {
        String census = counter.begin();
        for (int attempt = 1; attempt <= 3; attempt++) {
            clock.move(Duration.ofSeconds(3));
            for (var task = counter.tryLease(); task.isPresent(); task = counter.tryLease()) {
                counter.end(task.get(), TaskEnd.Outcome.FAILED).then().statusCode(204);
            }
        }
        JsonPath now = counter.show(census);
        assertThat(now.getString("state")).isEqualTo("incomplete");
        assertThat(now.getList("parts.error", String.class)).contains("The pool is away.");
    }

    @Test
    void putsChunksTogetherAndCountsARepeatedOneOnce() {
        String slug = ControlPlane.newActiveTenant(worker);
        counter.has(slug);
        String census = counter.begin();
        for (var next = counter.tryLease(); next.isPresent(); next = counter.tryLease()) {
            CensusTask task = next.get();
            if (task.pool() == null) {
                counter.deliver(task, 1, Inventory.ofIdentities(counter.groups()));
            } else {
                Inventory all = counter.pool();
                var none = List.<Inventory.Role>of();
                Inventory one =
                        new Inventory(all.databases(), none, all.reservations(), List.of(), List.of(), List.of());
                Inventory two = new Inventory(List.of(), all.roles(), List.of(), List.of(), List.of(), List.of());
                counter.deliver(task, 1, one);
                counter.deliver(task, 1, one);
                counter.deliver(task, 2, two);
            }
            counter.end(task, TaskEnd.Outcome.DONE);
        }
        assertThat(counter.show(census).getString("state")).isEqualTo("clean");
        assertThat(counter.show(census).getInt("counts.databases")).isEqualTo(1);
    }

    @Test
    void letsTwoCensusesRunBesideEachOther() {
        counter.has(ControlPlane.newActiveTenant(worker));
        String one = counter.begin();
        String other = counter.begin();
        counter.collect();
        assertThat(counter.show(one).getString("state")).isEqualTo("clean");
        assertThat(counter.show(other).getString("state")).isEqualTo("clean");
        ControlPlane.asAdmin()
                .get("/v1/census?limit=2")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(other))
                .body("items[1].id", equalTo(one));
    }
}
