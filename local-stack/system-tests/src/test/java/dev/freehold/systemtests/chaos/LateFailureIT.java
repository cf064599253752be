package dev.freehold.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.stack.LocalStack;
import dev.freehold.systemtests.TestStacks;

import static org.assertj.core.api.Assertions.assertThat;

/** Operations that fail when almost all is done: they are undone, and say why in words, by a code and by the step. */
@ResourceLock(TestStacks.CHAOS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateFailureIT {
    private static final Place BEFORE_THE_PROOF = new Place(false, "isolation_proof", Place.Phase.BEFORE, 0);
    private static final String NAMES_OF =
            "SELECT database || ' ' || active_role FROM ledger.reservation WHERE operation = ?::uuid";

    private final LocalStack stack = ChaosStack.shared();
    private final Pools pools = new Pools(stack);
    private final Operator operator = new Operator(stack);
    private final Inventory inventory = new Inventory(operator);
    private final Trap trap = new Trap();
    private final Crew crew = new Crew(stack, Crew.WITHOUT_STANDBYS, trap);

    @BeforeAll
    void waitsForBothWorkers() {
        crew.awaitReady();
    }

    @AfterAll
    void endsBothWorkers() {
        crew.close();
    }

    @Test
    void aPoolOutOfRoomForConnectionsIsTriedAgainAndThenGivenUp() {
        Trap.Snare snare = trap.setAt(BEFORE_THE_PROOF);
        String operation = Operator.id(operator.create(Operator.freshSlug("crowded")));
        var _ = snare.await(Crew.PATIENCE);
        Made made = made(operation);
        pools.run(made.pool(), "postgres", "ALTER ROLE " + made.role() + " CONNECTION LIMIT 0");
        snare.release();

        JsonNode end = operator.awaitEnd(operation);
        compensated(end, "seal", "pool_exhausted");
        assertThat(attempts(end, "seal")).isGreaterThan(1);
    }

    @Test
    void aBreachThatTheProofFindsIsUndoneAtOnce() {
        Trap.Snare snare = trap.setAt(BEFORE_THE_PROOF);
        String operation = Operator.id(operator.create(Operator.freshSlug("breached")));
        var _ = snare.await(Crew.PATIENCE);
        Made made = made(operation);
        pools.run(made.pool(), "postgres", "GRANT CONNECT ON DATABASE " + made.database() + " TO PUBLIC");
        snare.release();

        JsonNode end = operator.awaitEnd(operation);
        compensated(end, "isolation_proof", "isolation_breach");
    }

    private void compensated(JsonNode end, String step, String code) {
        assertThat(end.path("state").asText()).as(end.toString()).isEqualTo("compensated");
        JsonNode error = end.path("error");
        assertThat(error.path("step").asText()).isEqualTo(step);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("message").asText()).matches("[A-Z].{20,}\\.").doesNotContain("Exception", "\n");
        assertThat(inventory.differences()).isEmpty();
    }

    private static int attempts(JsonNode operation, String step) {
        for (JsonNode each : operation.path("steps")) {
            if (each.path("name").asText().equals(step)) {
                return each.path("attempts").asInt();
            }
        }
        return 0;
    }

    private Made made(String operation) {
        return Pools.IDS.stream()
                .flatMap(pool -> pools.rows(pool, "freehold_pool", NAMES_OF, operation).stream()
                        .map(names -> names.split(" ", -1))
                        .map(names -> new Made(pool, names[0], names[1])))
                .findFirst()
                .orElseThrow();
    }

    private record Made(String pool, String database, String role) {}
}
