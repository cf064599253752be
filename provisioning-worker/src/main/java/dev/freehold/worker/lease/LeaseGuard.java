package dev.freehold.worker.lease;

import java.time.Clock;
import java.time.Instant;

import dev.freehold.worker.saga.LeaseLostException;

import static java.util.Objects.requireNonNull;

/** Whether a lease still holds: until its deadline passes without a heartbeat, or somebody says that it is lost. */
final class LeaseGuard {
    private final Clock clock;
    private final Thread runner;
    private volatile Instant deadline;
    private volatile boolean lost;

    /** @param runner is interrupted when the lease is lost, since it may be waiting for a server */
    LeaseGuard(Clock clock, Instant deadline, Thread runner) {
        this.clock = requireNonNull(clock, "clock is null");
        this.deadline = requireNonNull(deadline, "deadline is null");
        this.runner = requireNonNull(runner, "runner is null");
    }

    boolean holds() {
        return !lost && clock.instant().isBefore(deadline);
    }

    void prolong(Instant newDeadline) {
        deadline = newDeadline;
    }

    void lose() {
        lost = true;
        runner.interrupt();
    }

    /** @throws LeaseLostException if the lease holds no more */
    void require() {
        if (!holds()) {
            throw new LeaseLostException("the lease is lost");
        }
    }
}
