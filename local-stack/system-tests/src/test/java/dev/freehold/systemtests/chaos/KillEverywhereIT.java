package dev.freehold.systemtests.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.freehold.stack.LocalStack;
import dev.freehold.systemtests.TestStacks;
import dev.freehold.systemtests.chaos.gate.Passage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the worker, the control plane and the pool's server before, inside and after each step of each command.
 * {@code -Dfreehold.chaos=all} runs every point, else a few are drawn; {@code -Dfreehold.chaos.seed} repeats a draw.
 */
@ResourceLock(TestStacks.CHAOS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillEverywhereIT {
    private static final int DRAWN = 6;
    private static final int KEPT_TENANTS = 5;

    private final LocalStack stack = ChaosStack.shared();
    private final Pools pools = new Pools(stack);
    private final Operator operator = new Operator(stack);
    private final Inventory inventory = new Inventory(operator);
    /**
     * Steps that nobody can be seen to act in. Some find their work done in an ordinary life: the offboarding closed the logins, nothing was to be
     * kept, an archive of today has today's schema. One reads the object store alone, where nobody listens.
     */
    private static final Set<String> FOUND_DONE = Set.of(
            "drop.close_logins",
            "resume.keep",
            "import.check_archive",
            "import.archive_schema",
            "adopt.archive_schema");

    private final Trap trap = new Trap();
    private final Stock stock = new Stock(operator);
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
    void everyCommandEndsAsItMustAndLeavesNothingBehindWhoeverDiesWherever() {
        long seed = Long.getLong("freehold.chaos.seed", System.nanoTime());
        KillTable table = table();
        Map<String, Long> coverage = table.pointsOfSteps();
        System.out.println("kill points by step: " + coverage);
        assertThat(coverage)
                .as("a step that nobody dies at")
                .allSatisfy((step, points) -> assertThat(points > 0 || FOUND_DONE.contains(step))
                        .as(step)
                        .isTrue());

        boolean all = "all".equals(System.getProperty("freehold.chaos"));
        List<KillPoint> points = all ? chosen(table) : table.some(DRAWN, new Random(seed));
        System.out.printf(
                "%d of %d kill points, seed %d%n", points.size(), table.all().size(), seed);
        List<String> failures = new ArrayList<>();
        for (KillPoint point : points) {
            failures.addAll(run(point));
        }
        System.out.printf(
                "kill points run: %d, takeovers: %d, census differences: %d%n",
                points.size(), trap.takeovers(), failures.size());
        assertThat(failures).isEmpty();
    }

    /** Every point, or those in whose line of the table a regular expression is found, to look at some again. */
    private static List<KillPoint> chosen(KillTable table) {
        Pattern only = Pattern.compile(System.getProperty("freehold.chaos.only", ""));
        return table.all().stream()
                .filter(point -> only.matcher(point.toString()).find())
                .toList();
    }

    private KillTable table() {
        KillTable table = new KillTable();
        for (Scenario scenario : new Scenarios(operator, stock, pools, trap).all()) {
            scenario.prepare().run();
            String operation = scenario.begin().run(trap::clear);
            JsonNode end = operator.awaitEnd(operation);
            assertThat(end.path("state").asText()).as(scenario + ": " + end).isEqualTo(scenario.ends());
            scenario.after().run();
            table.add(scenario, Operator.steps(end), trap.passed());
        }
        return table;
    }

    private List<String> run(KillPoint point) {
        Instant began = Instant.now();
        List<String> failures = new ArrayList<>();
        try {
            crew.awaitReady();
            point.scenario().prepare().run();
            String ended = strike(point);
            if (!ended.equals(point.scenario().ends())) {
                failures.add(point + " ended " + ended);
            }
            point.scenario().after().run();
            stock.keepAtMost(KEPT_TENANTS);
        } catch (Trap.NobodyCame e) {
            point.scenario().after().run();
            Optional<KillPoint> earlier = point.earlier();
            if (earlier.isPresent()) {
                System.out.printf("         %s  took fewer statements this time%n", point);
                return run(earlier.get());
            }
            failures.add(point + " broke off: " + e);
        } catch (AssertionError | RuntimeException e) {
            failures.add(point + " broke off: " + e);
        }
        inventory.differences().forEach(difference -> failures.add(point + " left: " + difference));
        Duration took = Duration.between(began, Instant.now());
        System.out.printf("%5.1f s  %s  %s%n", took.toMillis() / 1000.0, point, failures.isEmpty() ? "ok" : failures);
        return failures;
    }

    /** @return how the operation ended */
    private String strike(KillPoint point) {
        AtomicReference<Trap.Snare> set = new AtomicReference<>();
        String operation = point.scenario().begin().run(() -> set.set(trap.setAt(point.place())));
        Trap.Snare snare = requireNonNull(set.get());
        Trap.Caught caught = await(snare, operation);
        switch (point.victim()) {
            case WORKER -> {
                trap.struck(caught.worker());
                crew.killAndReplace(caught.worker());
            }
            case CONTROL_PLANE -> {
                trap.struck(caught.worker());
                stack.kill("control-plane");
                snare.release();
                stack.startService("control-plane");
            }
            case POOL -> {
                if (caught.passage() instanceof Passage.Statement statement) {
                    pools.restart(statement.pool());
                }
                snare.release();
            }
        }
        JsonNode end = operator.awaitEnd(operation);
        return end.path("state").asText();
    }

    private Trap.Caught await(Trap.Snare snare, String operation) {
        try {
            return snare.await(Crew.PATIENCE);
        } catch (Trap.NobodyCame e) {
            operator.awaitEnd(operation);
            throw e;
        }
    }
}
