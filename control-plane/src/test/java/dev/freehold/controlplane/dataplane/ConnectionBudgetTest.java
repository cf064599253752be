package dev.freehold.controlplane.dataplane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionBudgetTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Test
    void lendsTheOnlyProcessAllButTheFloorsOfThoseNobodyHearsOf() {
        assertThat(new ConnectionBudget(100, 5, 4).grant(List.of())).isEqualTo(85);
    }

    @Test
    void lendsEachItsPartOnceTheOthersHaveGivenTheirsBack() {
        ConnectionBudget budget = new ConnectionBudget(100, 5, 4);
        assertThat(budget.grant(List.of(85))).isEqualTo(5);
        assertThat(budget.grant(List.of(5))).isEqualTo(45);
        assertThat(budget.grant(List.of(45))).isEqualTo(45);
        assertThat(budget.grant(List.of(25, 25, 25))).isEqualTo(25);
    }

    @Test
    void lendsNothingBeyondTheTotalHoweverManyCome() {
        ConnectionBudget budget = new ConnectionBudget(10, 5, 2);
        assertThat(budget.grant(List.of(5, 5))).isZero();
        assertThat(budget.grant(Collections.nCopies(11, 0))).isZero();
        assertThat(new ConnectionBudget(-3, 5, 2).grant(List.of())).isZero();
    }

    @Test
    void cutsAFloorThatIsNotSafeForTheLargestNumberOfProcesses() {
        assertThat(new ConnectionBudget(10, 5, 4).floor()).isEqualTo(2);
    }

    /**
     * A world of processes that arrive, report, lose answers, fall silent and come back. Each believes what it heard last until its own
     * lease ends, and then holds its floor; together they never hold more than the total.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void neverLendsMoreThanThereIs(long seed) {
        Random random = new Random(seed);
        int processes = 1 + random.nextInt(12);
        World world = new World(
                new ConnectionBudget(random.nextInt(300), random.nextInt(10), processes + random.nextInt(3)),
                processes);
        for (int step = 0; step < 20_000; step++) {
            world.pass(Duration.ofMillis(random.nextInt(4_000)));
            Replica any = world.processes.get(random.nextInt(processes));
            switch (random.nextInt(8)) {
                case 0 -> any.end();
                case 1 -> any.silent = !any.silent;
                case 2 -> world.report(any, false);
                default -> world.report(any, true);
            }
            assertThat(world.held()).as("step %s of seed %s", step, seed).isLessThanOrEqualTo(world.budget.total());
        }
        assertThat(world.lent).as("it lends at all").isPositive();
    }

    @Test
    void bringsEverybodyToTheSameShareWithinALease() {
        World world = new World(new ConnectionBudget(100, 5, 4), 4);
        world.report(world.processes.getFirst(), true);
        assertThat(world.processes.getFirst().believed).isEqualTo(85);
        for (int second = 0; second <= 60; second += 5) {
            world.processes.forEach(process -> world.report(process, true));
            world.pass(Duration.ofSeconds(5));
        }
        assertThat(world.processes).extracting(process -> process.believed).containsOnly(25);
    }

    private static final class World {
        private final ConnectionBudget budget;
        private final List<Replica> processes = new ArrayList<>();
        private long lent;

        World(ConnectionBudget budget, int count) {
            this.budget = budget;
            for (int i = 0; i < count; i++) {
                processes.add(new Replica());
            }
        }

        void pass(Duration time) {
            processes.forEach(process -> process.pass(time));
        }

        void report(Replica process, boolean heard) {
            if (process.silent) {
                return;
            }
            List<Integer> others = processes.stream()
                    .filter(other -> other != process && other.claim.leaseLeft().isPositive())
                    .map(other -> other.claim.committed())
                    .toList();
            int grant = budget.grant(others);
            process.claim = process.claim.renewed(grant, process.holds(budget.floor()), LEASE, Duration.ZERO);
            if (heard) {
                process.believed = grant;
                process.believedFor = LEASE;
                lent += grant;
            }
        }

        int held() {
            return processes.stream()
                    .mapToInt(process -> process.holds(budget.floor()))
                    .sum();
        }
    }

    private static final class Replica {
        private Claim claim = Claim.NONE;
        private boolean silent;
        private int believed;
        private Duration believedFor = Duration.ZERO;

        void pass(Duration time) {
            believedFor = believedFor.minus(time);
            claim = new Claim(
                    claim.granted(),
                    claim.open(),
                    claim.held(),
                    claim.heldLeft().minus(time),
                    claim.leaseLeft().minus(time));
        }

        /** Another process takes its place, which knows nothing; the registry forgets the one before when its lease ends. */
        void end() {
            if (!claim.leaseLeft().isPositive()) {
                believed = 0;
                believedFor = Duration.ZERO;
                claim = Claim.NONE;
            }
        }

        int holds(int floor) {
            return believedFor.isPositive() ? believed : floor;
        }
    }
}
