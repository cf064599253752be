package dev.freehold.controlplane.dataplane;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.DataPlane;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** With the settings as they are by default: 20 for workers, a floor of 16 for each of at most 4 processes. */
@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class BudgetIT {
    private final Worker worker = new Worker(TestRegions.next());
    private final String pool = "pool-" + worker.region().substring("region-".length());
    private final DataPlane dataPlane = new DataPlane(worker.region());

    @Test
    void dividesNothingAsLongAsNobodyKnowsWhatThePoolTakes() {
        assertThat(dataPlane.live("one", 0).connections()).isEmpty();
        learn(Map.of("pool-of-nobody", 100, "shared-a", 3));
        assertThat(dataPlane.live("one", 0).connections()).isEmpty();
    }

    @Test
    void lendsANewcomerNoMoreThanOthersHaveGivenBack() {
        learn(Map.of(pool, 120));
        assertThat(lent("one", 0)).isEqualTo(100 - 16 * 3);
        assertThat(lent("two", 0)).isEqualTo(16);
        // The first hears of its smaller share, but may not have: its answer may be lost until its lease before ends.
        assertThat(lent("one", 52)).isEqualTo(34);
        assertThat(lent("two", 16)).isEqualTo(16);
        assertThat(lent("one", 34)).isEqualTo(34);
        dataPlane.forget("one");
        assertThat(lent("two", 16)).isEqualTo(34);
        assertThat(lent("one", 34)).isEqualTo(34);
    }

    @Test
    void lendsWhatALostProcessHadOnceItsLeaseIsOverAndALeavingOneHadAtOnce() {
        learn(Map.of(pool, 120));
        lent("one", 0);
        assertThat(lent("two", 0)).isEqualTo(16);
        dataPlane.lose("one", 1);
        assertThat(lent("two", 0)).as("it may still be closing").isEqualTo(16);
        dataPlane.lose("one", 6);
        assertThat(lent("two", 0)).isEqualTo(52);
        lent("three", 0);
        dataPlane.leave("two");
        assertThat(lent("three", 0)).isEqualTo(52);
        ControlPlane.asAdmin()
                .get("/v1/regions/{region}/data-planes", worker.region())
                .then()
                .body("processes.find { it.process == 'three' }.connections['" + pool + "'].granted", equalTo(52));
    }

    @Test
    void lendsLessWhenTheServerIsRestartedWithLess() {
        learn(Map.of(pool, 120));
        lent("one", 0);
        learn(Map.of(pool, 70));
        assertThat(lent("one", 0)).as("not even the floors fit: 50 / 4 each").isEqualTo(50 - 12 * 3);
    }

    private void learn(Map<String, Integer> pools) {
        worker.announce("key-1", pools).then().statusCode(204);
    }

    private int lent(String process, int open) {
        DataPlaneLease lease = dataPlane.lease(process, Map.of(pool, open));
        return lease.connections().getOrDefault(pool, -1);
    }
}
