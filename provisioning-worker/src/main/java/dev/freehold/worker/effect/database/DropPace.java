package dev.freehold.worker.effect.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.worker.postgres.ledger.DropRules;
import dev.freehold.worker.saga.Pause;

import static java.util.Objects.requireNonNull;

/** How drops go: what the region allows at most, and the minimum interval between those on one pool by this process, since each forces a checkpoint on every tenant of it. */
public final class DropPace {
    private final Duration interval;
    private final Clock clock;
    private final Pause pause;
    private final DropRules rules;
    private final Map<PoolId, Instant> free = new ConcurrentHashMap<>();

    /** One by no rules. */
    public DropPace(Duration interval, Clock clock, Pause pause) {
        this(interval, clock, pause, DropRules.NONE);
    }

    public DropPace(Duration interval, Clock clock, Pause pause, DropRules rules) {
        this.interval = requireNonNull(interval, "interval is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.pause = requireNonNull(pause, "pause is null");
        this.rules = requireNonNull(rules, "rules is null");
    }

    public DropRules rules() {
        return rules;
    }

    /** Waits until it is this caller's turn. */
    public void await(PoolId pool) {
        Instant now = clock.instant();
        Instant next = free.merge(
                pool, now.plus(interval), (taken, _) -> later(taken, now).plus(interval));
        Duration wait = Duration.between(now, next.minus(interval));
        if (wait.isPositive()) {
            pause.of(wait);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
