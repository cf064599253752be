package dev.freehold.bench.registry;

import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/** An access token, asked for again before it ends. Ask for one before the clock runs. */
public final class FreshToken {
    private static final long LIFE_NANOS = 120_000_000_000L;

    private final Supplier<String> source;
    private String token;
    private long since;

    public FreshToken(Supplier<String> source) {
        this.source = requireNonNull(source);
        this.token = source.get();
        this.since = System.nanoTime();
    }

    public synchronized String get() {
        if (System.nanoTime() - since > LIFE_NANOS) {
            token = source.get();
            since = System.nanoTime();
        }
        return token;
    }
}
