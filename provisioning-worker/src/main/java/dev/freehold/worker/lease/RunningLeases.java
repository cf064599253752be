package dev.freehold.worker.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.freehold.contracts.operation.OperationId;

/** The threads of the leases at work, a virtual one each. */
final class RunningLeases {
    private static final Duration GIVING_BACK = Duration.ofSeconds(5);

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    void start(OperationId operation, Runnable work) {
        Thread thread = Thread.ofVirtual().name("lease-" + operation).unstarted(() -> {
            try {
                work.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    /** Waits for all; interrupts those that take too long, which then give their lease back. */
    void finish(Duration deadline) {
        if (!join(deadline)) {
            threads.forEach(Thread::interrupt);
            join(GIVING_BACK);
        }
    }

    private boolean join(Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        try {
            for (Thread thread : threads) {
                Duration left = Duration.between(Instant.now(), end);
                if (!left.isPositive() || !thread.join(left)) {
                    return threads.isEmpty();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return threads.isEmpty();
    }
}
