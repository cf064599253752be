package dev.freehold.controlplane.platform.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import static java.util.Objects.requireNonNull;

/** A bucket a caller, which each request takes one from and time refills. Full ones are forgotten. */
final class CallerBuckets {
    private final double perSecond;
    private final int burst;
    private final InstantSource clock;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    CallerBuckets(int perSecond, int burst, InstantSource clock) {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("freehold.rate.per-second and .burst are 1 or more");
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = requireNonNull(clock);
    }

    /** Nothing where the request may pass; else how long the caller has to wait. */
    Optional<Duration> take(String caller) {
        Instant now = clock.instant();
        Bucket left = requireNonNull(buckets.compute(caller, (same, known) -> after(known, now)));
        return left.tokens() >= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) Math.ceil(-left.tokens() / perSecond * 1_000)));
    }

    void forgetTheFull() {
        Instant now = clock.instant();
        buckets.values().removeIf(bucket -> refilled(bucket, now) >= burst);
    }

    int size() {
        return buckets.size();
    }

    /** One that is refused takes nothing: its bucket stays where it was, below none by what is missing to one. */
    private Bucket after(@org.jspecify.annotations.Nullable Bucket known, Instant now) {
        double tokens = known == null ? burst : refilled(known, now);
        return tokens >= 1 ? new Bucket(tokens - 1, now) : new Bucket(tokens - 1, now).refused();
    }

    private double refilled(Bucket bucket, Instant now) {
        double seconds = Math.max(0, Duration.between(bucket.at(), now).toNanos() / 1e9);
        return Math.min(burst, bucket.rest() + seconds * perSecond);
    }

    /** @param tokens below 0 by what was missing, where the last request was refused */
    private record Bucket(double tokens, Instant at, double rest) {
        Bucket(double tokens, Instant at) {
            this(tokens, at, tokens);
        }

        Bucket refused() {
            return new Bucket(tokens, at, tokens + 1);
        }
    }
}
