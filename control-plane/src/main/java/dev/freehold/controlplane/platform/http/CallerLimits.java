package dev.freehold.controlplane.platform.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

import dev.freehold.controlplane.platform.DevelopmentMode;

/** How often callers may ask, as it is configured. Apart from the filter, which is made before there is a configuration. */
@ApplicationScoped
class CallerLimits {
    private final Optional<CallerBuckets> buckets;

    CallerLimits(RateConfig config, DevelopmentMode mode, Clock clock) {
        Optional<Integer> usual = mode.development() ? Optional.empty() : Optional.of(RateConfig.USUAL);
        this.buckets = config.perSecond().or(() -> usual).map(rate -> new CallerBuckets(rate, config.burst(), clock));
    }

    boolean none() {
        return buckets.isEmpty();
    }

    /** Nothing where the request may pass; else how long the caller has to wait. */
    Optional<Duration> take(String caller) {
        return buckets.flatMap(all -> all.take(caller));
    }

    @Scheduled(every = "1m")
    void forget() {
        buckets.ifPresent(CallerBuckets::forgetTheFull);
    }
}
