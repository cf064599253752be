package dev.freehold.systemtests.chaos;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.http.JsonAnswer;
import dev.freehold.systemtests.TestStacks;

import static org.assertj.core.api.Assertions.assertThat;

/** A worker that was stopped in the middle of DDL, was given up, and goes on as if nothing had happened: it changes nothing. */
@ResourceLock(TestStacks.CHAOS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrozenWorkerIT {
    private static final String DATABASES = """
            SELECT row(oid, datname, datdba, datistemplate, datallowconn, datconnlimit, datacl)::text
            FROM pg_database ORDER BY oid
            """;

    /** The highest fence of a tenant alone decides; one that wakes with an older lease may add its own below it. */
    private static final String FENCES =
            "SELECT DISTINCT ON (tenant) f::text FROM ledger.fence f ORDER BY tenant, fence DESC";

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
    void insideCreateDatabase() {
        String slug = Operator.freshSlug("frozen");
        wakesToChangeNothing("CREATE DATABASE", () -> operator.create(slug));
    }

    @Test
    void insideDropDatabase() {
        String slug = Operator.freshSlug("frozen");
        operator.awaitSuccess(operator.create(slug));
        String _ = operator.awaitSuccess(operator.delete(slug));
        wakesToChangeNothing("DROP DATABASE", () -> operator.purge(slug));
    }

    @Test
    void insideAPasswordChange() {
        String slug = Operator.freshSlug("frozen");
        wakesToChangeNothing("PASSWORD 'SCRAM", () -> operator.create(slug));
    }

    private void wakesToChangeNothing(String statement, Supplier<JsonAnswer> command) {
        Trap.Snare snare = trap.setInside(statement);
        String operation = Operator.id(command.get());
        Trap.Caught caught = snare.await(Crew.PATIENCE);
        GatedWorker frozen = crew.worker(caught.worker());
        frozen.signal("STOP");
        trap.struck(frozen.name());
        int takeovers = trap.takeovers();
        try {
            assertThat(operator.awaitEnd(operation).path("state").asText()).isEqualTo("succeeded");
            assertThat(trap.takeovers()).isEqualTo(takeovers + 1);
            assertThat(inventory.differences()).isEmpty();
        } finally {
            List<String> before = everything();
            int polls = frozen.polls();
            frozen.signal("CONT");
            snare.release();
            Awaitility.await("that it gives its old command up and asks for another")
                    .atMost(Duration.ofSeconds(45))
                    .untilAsserted(() -> {
                        assertThat(Files.readString(stack.folder().log(frozen.name())))
                                .containsPattern("A command was stopped.*" + operation);
                        assertThat(frozen.polls()).isGreaterThan(polls);
                    });
            List<String> after = everything();
            assertThat(after).containsAll(before);
            assertThat(before).containsAll(after);
        }
    }

    /** Catalogues, ledgers and registry, each row as text. */
    private List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String pool : Pools.IDS) {
            all.addAll(pools.rows(pool, "postgres", DATABASES));
            all.addAll(pools.rows(pool, "postgres", "SELECT a::text FROM pg_authid a ORDER BY oid"));
            all.addAll(pools.rows(pool, "postgres", "SELECT m::text FROM pg_auth_members m ORDER BY oid"));
            all.addAll(pools.rows(pool, "freehold_pool", FENCES));
            for (String table : List.of("reservation", "standby", "tombstone")) {
                all.addAll(pools.rows(
                        pool, "freehold_pool", "SELECT r::text FROM ledger." + table + " r ORDER BY r::text"));
            }
        }
        for (String table : List.of("tenant", "operation", "operation_step", "route")) {
            all.addAll(pools.rows(
                    Pools.CONTROL, "freehold_control", "SELECT r::text FROM " + table + " r ORDER BY r::text"));
        }
        return all;
    }
}
