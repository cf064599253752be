package dev.freehold.tenantservice.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Spares what has failed several times running: for a while nobody may try, then one at a time until one succeeds. What works costs
 * nothing here.
 */
final class Breaker<K> {
    private record Trouble(int failures, Instant notBefore) {}

    private final int tolerated;
    private final Duration rest;
    private final Clock clock;
    private final ConcurrentMap<K, Trouble> troubles = new ConcurrentHashMap<>();

    /** @param tolerated failures running after which it opens */
    Breaker(int tolerated, Duration rest, Clock clock) {
        this.tolerated = tolerated;
        this.rest = rest;
        this.clock = clock;
    }

    /** Whether one may try now. Who may while it is open is the only one until the rest has passed again. */
    boolean permits(K key) {
        if (!troubles.containsKey(key)) {
            return true;
        }
        Instant now = clock.instant();
        boolean[] permitted = {true};
        troubles.computeIfPresent(key, (same, trouble) -> {
            if (trouble.failures() < tolerated) {
                return trouble;
            }
            permitted[0] = !now.isBefore(trouble.notBefore());
            return permitted[0] ? new Trouble(trouble.failures(), now.plus(rest)) : trouble;
        });
        return permitted[0];
    }

    /** Whether one may not try now. Asking takes nobody's turn. */
    boolean spares(K key) {
        Trouble trouble = troubles.get(key);
        return trouble != null
                && trouble.failures() >= tolerated
                && clock.instant().isBefore(trouble.notBefore());
    }

    void failed(K key) {
        Instant until = clock.instant().plus(rest);
        troubles.merge(key, new Trouble(1, until), (known, one) -> new Trouble(known.failures() + 1, until));
    }

    void worked(K key) {
        troubles.remove(key);
    }

    /** How many are open. */
    long open() {
        return troubles.values().stream()
                .filter(trouble -> trouble.failures() >= tolerated)
                .count();
    }

    boolean isOpen(K key) {
        Trouble trouble = troubles.get(key);
        return trouble != null && trouble.failures() >= tolerated;
    }
}
