package dev.freehold.controlplane.platform.signal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import static java.util.Objects.requireNonNull;

/** One who waits for a signal. */
public final class Subscription implements AutoCloseable {
    private final Semaphore signals = new Semaphore(0);
    private final Consumer<Subscription> leave;

    Subscription(Consumer<Subscription> leave) {
        this.leave = requireNonNull(leave);
    }

    /** Returns at the first signal since the last wait, or when the time is over. */
    public void await(Duration atMost) {
        try {
            if (signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                signals.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void wake() {
        signals.release();
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}
