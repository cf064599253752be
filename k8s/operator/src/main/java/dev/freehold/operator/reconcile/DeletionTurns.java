package dev.freehold.operator.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import static java.util.Objects.requireNonNull;

/**
 * Lets only so many tenants be offboarded within an hour, so that a namespace deleted by mistake does not take a platform with it. Kept
 * in memory: a restart forgets the hour.
 */
@Singleton
class DeletionTurns {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Map<String, Instant> taken = new HashMap<>();
    private final int most;
    private final Clock clock;

    @Inject
    DeletionTurns(OperatorSettings settings, Clock clock) {
        this(settings.deletionsPerHour(), clock);
    }

    DeletionTurns(int most, Clock clock) {
        this.most = most;
        this.clock = requireNonNull(clock);
    }

    /** Whether this resource's tenant may be ended now; one that may keeps its turn for the hour. */
    synchronized boolean take(String uid) {
        Instant now = clock.instant();
        taken.values().removeIf(time -> !now.isBefore(time.plus(HOUR)));
        if (taken.containsKey(uid)) {
            return true;
        }
        if (taken.size() >= most) {
            return false;
        }
        taken.put(uid, now);
        return true;
    }

    /** When there is a turn again; never, where none is ever given. */
    synchronized Optional<Instant> next() {
        return taken.values().stream().min(Comparator.naturalOrder()).map(time -> time.plus(HOUR));
    }

    int most() {
        return most;
    }
}
