package dev.freehold.worker.postgres.ledger;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * What a region allows at most, whatever the control plane orders.
 *
 * @param minimumRetention how long an offboarded tenant is kept at least
 * @param dropsPerHour how many tenants of one pool may be dropped within an hour
 * @param purgesPerHour how many of these without waiting for the end of their retention
 */
public record DropRules(Duration minimumRetention, int dropsPerHour, int purgesPerHour) {
    /** For a developer's machine. */
    public static final DropRules NONE = new DropRules(Duration.ZERO, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public DropRules {
        requireNonNull(minimumRetention, "minimumRetention is null");
    }

    /** What is asked for, but not less than the minimum. */
    public Duration retention(Duration asked) {
        return asked.compareTo(minimumRetention) < 0 ? minimumRetention : asked;
    }
}
