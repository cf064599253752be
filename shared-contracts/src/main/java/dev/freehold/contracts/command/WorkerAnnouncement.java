package dev.freehold.contracts.command;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a worker introduces itself before its first lease, and again whenever what it says here has changed. The control plane refuses
 * one that uses another region's key.
 *
 * @param worker a name for people, unique a process, 1 to 80 characters
 * @param keyThumbprints RFC 7638 thumbprints (SHA-256) of the region's sealing keys and the worker's signing keys
 * @param sealingKey the id of the region's key that it seals placements with; absent from a worker of a version before
 * @param sealingJwks that key itself, its public half as JWK set, so that a region can be told what only its workers may read; absent
 *     from a worker of a version before
 * @param poolConnections how many connections the server of a pool takes from others than its administrators, by pool id; pools that
 *     could not be asked yet are not named
 */
public record WorkerAnnouncement(
        String worker,
        List<String> keyThumbprints,
        @Nullable String sealingKey,
        @Nullable String sealingJwks,
        Map<String, Integer> poolConnections) {
    public WorkerAnnouncement {
        if (worker.isBlank() || worker.length() > 80) {
            throw new IllegalArgumentException("worker is a name of 1 to 80 characters");
        }
        keyThumbprints = List.copyOf(keyThumbprints);
        poolConnections = orNone(poolConnections);
    }

    /** A worker of a version before names none. */
    private static Map<String, Integer> orNone(@Nullable Map<String, Integer> pools) {
        return pools == null ? Map.of() : Map.copyOf(pools);
    }
}
