package dev.freehold.systemtests.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.freehold.stack.LocalStack;
import dev.freehold.systemtests.TestStacks;

import static org.assertj.core.api.Assertions.assertThat;

/** Kills a worker while it makes a standby or hands one out: another one finishes, and nothing is left over. With {@code -Dfreehold.chaos=all} only. */
@ResourceLock(TestStacks.CHAOS)
@EnabledIfSystemProperty(named = "freehold.chaos", matches = "all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillStandbyIT {
    private static final String READY = "SELECT count(*)::text FROM ledger.standby WHERE ready";
    private static final int STOCK = 1;

    private final LocalStack stack = ChaosStack.shared();
    private final Pools pools = new Pools(stack);
    private final Operator operator = new Operator(stack);
    private final Inventory inventory = new Inventory(operator);
    private final Trap trap = new Trap();
    private final Crew crew = new Crew(stack, withStandbys(), trap);

    @BeforeAll
    void waitsForBothWorkers() {
        crew.awaitReady();
    }

    @AfterAll
    void endsBothWorkers() {
        crew.close();
    }

    /** Each is the next statement of its kind after a tenant has taken a standby. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO ledger.standby",
                "CREATE ROLE",
                "CREATE DATABASE",
                "GRANT CONNECT",
                "UPDATE ledger.standby"
            })
    void whileOneIsMade(String statement) {
        awaitStock();
        Trap.Snare snare = trap.setInside(statement);
        String operation = Operator.id(operator.create(Operator.freshSlug("taker")));
        endsWellAfterTheDeath(snare, operation);
    }

    /** The claim is one statement, which moves the names of a standby to the tenant. */
    @ParameterizedTest
    @ValueSource(strings = "DELETE FROM ledger.standby")
    void whileOneIsClaimed(String statement) {
        awaitStock();
        Trap.Snare snare = trap.setInside(statement);
        String operation = Operator.id(operator.create(Operator.freshSlug("claimer")));
        endsWellAfterTheDeath(snare, operation);
    }

    private void endsWellAfterTheDeath(Trap.Snare snare, String operation) {
        crew.killAndReplace(snare.await(Crew.PATIENCE).worker());
        assertThat(operator.awaitEnd(operation).path("state").asText()).isEqualTo("succeeded");
        awaitStock();
        assertThat(inventory.differences()).isEmpty();
    }

    private void awaitStock() {
        crew.awaitReady();
        Awaitility.await("that each pool has its standby")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Pools.IDS.stream()
                        .allMatch(pool ->
                                pools.rows(pool, "freehold_pool", READY).equals(List.of(Integer.toString(STOCK)))));
    }

    private static Map<String, String> withStandbys() {
        Map<String, String> settings = new HashMap<>(Crew.standbys(STOCK));
        settings.put("freehold.worker.upkeep-interval", "1s");
        return settings;
    }
}
