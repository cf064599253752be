package dev.freehold.worker.startup;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.inject.Singleton;

import dev.freehold.worker.postgres.Preflight;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.postgres.ledger.ReadyPool;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Looks at every pool once, all at the same time. One that cannot be reached now stops nobody: it is refused once it is reached. */
@Singleton
final class SafePools {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pools pools;

    SafePools(Pools pools) {
        this.pools = requireNonNull(pools, "pools is null");
    }

    /** Why the worker must not start, if there is a reason. */
    List<String> dangers() {
        Collection<String> found = new ConcurrentLinkedQueue<>();
        List<Thread> looking = pools.all().stream()
                .map(pool -> Thread.ofVirtual().name("preflight-" + pool.id()).start(() -> look(pool, found)))
                .toList();
        long end = System.nanoTime() + PATIENCE.toNanos();
        looking.forEach(thread -> await(thread, Duration.ofNanos(end - System.nanoTime())));
        return List.copyOf(found);
    }

    private static void look(ReadyPool pool, Collection<String> found) {
        try {
            pool.prepare();
        } catch (StepFailedException refused) {
            var failure = refused.verdict().failure();
            if (Preflight.isDangerous(failure.code())) {
                found.add("Pool " + pool.id() + ": " + failure.message());
            }
        } catch (RuntimeException _) {
            // The upkeep tells of it, and of its end.
        }
    }

    private static void await(Thread thread, Duration atMost) {
        try {
            boolean _ = atMost.isPositive() && thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
