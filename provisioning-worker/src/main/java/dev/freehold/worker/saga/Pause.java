package dev.freehold.worker.saga;

import java.time.Duration;

/** Waits a little. */
@FunctionalInterface
public interface Pause {
    /** Throws {@link StepFailedException} once the thread was told to stop; the interrupt stays set. */
    Pause REAL = duration -> {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepFailedException.retryable("worker_stopping", "The worker was told to stop.");
        }
    };

    void of(Duration duration);
}
