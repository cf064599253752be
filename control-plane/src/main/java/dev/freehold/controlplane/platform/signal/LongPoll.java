package dev.freehold.controlplane.platform.signal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import static java.util.Objects.requireNonNull;

/** Looks again and again until there is something to answer. Call it without a transaction: between two looks nothing is held. */
@Singleton
public class LongPoll {
    /** How often to look without a signal: what falls due by time sends none, and the LISTEN connection may be down. */
    public static final Duration FALLBACK = Duration.ofSeconds(2);

    private final Signals signals;

    LongPoll(Signals signals) {
        this.signals = requireNonNull(signals);
    }

    /**
     * Answers what the look found, or nothing after the wait.
     *
     * @param abandoned whether the caller has hung up; then it looks no more, since nobody would hear of what it found
     */
    public <T> Optional<T> poll(
            Channel channel, String subject, Duration wait, BooleanSupplier abandoned, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + wait.toNanos();
        try (Subscription subscription = signals.subscribe(channel, subject)) {
            while (true) {
                Optional<T> found = abandoned.getAsBoolean() ? Optional.empty() : look.get();
                long left = end - System.nanoTime();
                if (found.isPresent()
                        || left <= 0
                        || abandoned.getAsBoolean()
                        || Thread.currentThread().isInterrupted()) {
                    return found;
                }
                subscription.await(Duration.ofNanos(Math.min(left, FALLBACK.toNanos())));
            }
        }
    }
}
