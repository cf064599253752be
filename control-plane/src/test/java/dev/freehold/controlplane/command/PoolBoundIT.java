package dev.freehold.controlplane.command;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.controlplane.support.ControlDatabase;
import dev.freehold.controlplane.support.ControlPlane;
import dev.freehold.controlplane.support.MovableClock;
import dev.freehold.controlplane.support.TestRegions;
import dev.freehold.controlplane.support.Worker;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(ControlDatabase.class)
class PoolBoundIT {
    private static final int BOUND = 8;

    @Inject
    MovableClock clock;

    @Test
    void lendsNoMoreOfAPoolThanItsBoundHoweverManyAsk() throws Exception {
        Worker worker = new Worker(TestRegions.next());
        create(worker, 3 * BOUND);
        List<Lease> lent = leaseAtOnce(worker, 4 * BOUND);
        assertThat(lent).hasSize(BOUND);

        worker.succeed(lent.getFirst()).then().statusCode(204);
        worker.succeed(lent.getLast()).then().statusCode(204);
        assertThat(leaseAtOnce(worker, BOUND)).hasSize(2);
        assertThat(worker.tryLease(0)).isEmpty();
    }

    @Test
    void boundsEveryPoolForItself() throws Exception {
        Worker worker = new Worker(TestRegions.TWO_POOLS);
        create(worker, 4 * BOUND);
        assertThat(leaseAtOnce(worker, 4 * BOUND).stream()
                        .map(lease -> lease.command().pool())
                        .collect(groupingBy(PoolId::value, counting())))
                .containsOnlyKeys("two-a", "two-b")
                .allSatisfy((pool, leases) -> assertThat(leases).isEqualTo(BOUND));
    }

    @Test
    void suspendsBeyondTheBound() throws Exception {
        Worker worker = new Worker(TestRegions.next());
        String one = ControlPlane.newActiveTenant(worker);
        String other = ControlPlane.newActiveTenant(worker);
        create(worker, BOUND + 1);
        assertThat(leaseAtOnce(worker, BOUND)).hasSize(BOUND);
        ControlPlane.suspend(one);
        ControlPlane.suspend(other);
        assertThat(leaseAtOnce(worker, 3))
                .hasSize(2)
                .allSatisfy(lease -> assertThat(lease.command().kind()).isEqualTo(OperationKind.SUSPEND));
    }

    @Test
    void triesSuspensionsAgainInTheirTurnAndAFewAtATime() throws Exception {
        Worker worker = new Worker(TestRegions.next());
        List<String> slugs = Stream.generate(() -> ControlPlane.newActiveTenant(worker))
                .limit(4)
                .toList();
        slugs.forEach(ControlPlane::suspend);
        for (Lease lease : leaseAtOnce(worker, 4)) {
            worker.end(lease, Outcome.RETRY).then().statusCode(204);
        }
        clock.move(java.time.Duration.ofMinutes(1));
        create(worker, 1);

        assertThat(leaseAtOnce(worker, 5))
                .extracting(lease -> lease.command().kind())
                .containsExactlyInAnyOrder(OperationKind.SUSPEND, OperationKind.SUSPEND, OperationKind.PROVISION);
    }

    @Test
    void passesOnLeasesThatRanOutThoughThePoolIsAtItsBound() throws Exception {
        Worker worker = new Worker(TestRegions.next());
        create(worker, BOUND + 2);
        List<Lease> first = leaseAtOnce(worker, BOUND);
        clock.move(java.time.Duration.ofSeconds(31));
        List<Lease> second = leaseAtOnce(worker, 2 * BOUND);
        assertThat(second)
                .extracting(lease -> lease.command().operation())
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().map(lease -> lease.command().operation()).toList());
    }

    private static void create(Worker worker, int count) {
        for (int i = 0; i < count; i++) {
            ControlPlane.accepted(
                    ControlPlane.create(ControlPlane.validTenant(ControlPlane.newSlug(), worker.region())));
        }
    }

    private static List<Lease> leaseAtOnce(Worker worker, int times) throws InterruptedException {
        Collection<Callable<Optional<Lease>>> asks = Stream.generate(
                        () -> (Callable<Optional<Lease>>) () -> worker.tryLease(0))
                .limit(times)
                .toList();
        try (var threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(asks).stream()
                    .map(Future::resultNow)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}
