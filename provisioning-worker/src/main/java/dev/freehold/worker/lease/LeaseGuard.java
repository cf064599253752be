package dev.freehold.worker.lease;

import java.time.Duration;
import java.util.function.LongSupplier;

import dev.freehold.worker.saga.LeaseLostException;

import static java.util.Objects.requireNonNull;

/** Whether a lease still holds: until its time passes without a heartbeat, or somebody says that it is lost. */
final class LeaseGuard {
    private final LongSupplier nanoTime;
    private final Thread runner;
    private volatile long end;
    private volatile boolean lost;

    /**
     * @param nanoTime counts nanoseconds on this machine alone: the control plane's clock and ours may differ
     * @param runner is interrupted when the lease is lost, since it may be waiting for a server
     */
    LeaseGuard(LongSupplier nanoTime, Duration left, Thread runner) {
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
        this.runner = requireNonNull(runner, "runner is null");
        this.end = nanoTime.getAsLong() + left.toNanos();
    }

    boolean holds() {
        return !lost && nanoTime.getAsLong() - end < 0;
    }

    /** What {@link #prolong} counts from; to be asked for before the request that prolongs the lease is sent. */
    long now() {
        return nanoTime.getAsLong();
    }

    void prolong(long since, Duration left) {
        end = since + left.toNanos();
    }

    void lose() {
        lost = true;
        runner.interrupt();
    }

    /** @throws LeaseLostException if the lease holds no more */
    void require() {
        if (!holds()) {
            // For good: a heartbeat that comes through late must not revive what the run has already given up.
            lost = true;
            throw new LeaseLostException("the lease is lost");
        }
    }
}
