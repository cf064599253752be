package dev.freehold.controlplane.isolation;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.controlplane.placement.Tier;

import static java.util.Objects.requireNonNull;

/** Says what asks for a stricter tier. A figure that nobody has told asks for nothing. */
@Singleton
class Advise {
    private final IsolationConfig config;

    Advise(IsolationConfig config) {
        this.config = requireNonNull(config);
    }

    List<Isolation.Trigger> triggers(Isolation.Figures figures, Tier demanded, @Nullable String contract) {
        List<Isolation.Trigger> triggers = new ArrayList<>();
        if (reaches(figures.bytes(), config.bytes())) {
            triggers.add(new Isolation.Trigger(
                    "size", "Its database has " + figures.bytes() + " bytes, of " + config.bytes() + "."));
        }
        share(figures, triggers);
        if (reaches(figures.waitSeconds(), config.waitSecondsPerDay())) {
            triggers.add(new Isolation.Trigger(
                    "waits",
                    "Its requests waited " + figures.waitSeconds() + " s for connections within 24 hours, of "
                            + config.waitSecondsPerDay() + " s."));
        }
        if (reaches(figures.noisyHours(), config.noisyHours())) {
            triggers.add(new Isolation.Trigger(
                    "noisy_hours",
                    "It had " + figures.noisyHours() + " hours with " + config.noisyRequestsPerHour()
                            + " requests and more within seven days, of " + config.noisyHours() + "."));
        }
        if (demanded == Tier.DEDICATED) {
            triggers.add(new Isolation.Trigger(
                    "contract",
                    contract == null
                            ? "A dedicated pool is demanded."
                            : "A dedicated pool is demanded by " + contract + "."));
        }
        return triggers;
    }

    private void share(Isolation.Figures figures, List<Isolation.Trigger> triggers) {
        Long bytes = figures.bytes();
        Long pool = figures.poolBytes();
        if (bytes != null
                && pool != null
                && figures.poolTenants() > 1
                && bytes >= config.shareOfPool() * Math.max(pool, 1)) {
            triggers.add(new Isolation.Trigger(
                    "share_of_pool",
                    "Its database has " + bytes + " of the " + pool + " bytes of its pool, which it shares with "
                            + (figures.poolTenants() - 1) + " others."));
        }
    }

    private static boolean reaches(@Nullable Long figure, long threshold) {
        return figure != null && figure >= threshold;
    }
}
