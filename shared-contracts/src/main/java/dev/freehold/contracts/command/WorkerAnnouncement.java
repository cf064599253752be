package dev.freehold.contracts.command;

import java.util.List;

/**
 * How a worker introduces itself before its first lease. The control plane refuses one that uses another region's key.
 *
 * @param worker a name for people, unique a process, 1 to 80 characters
 * @param keyThumbprints RFC 7638 thumbprints (SHA-256) of the region's sealing keys and the worker's signing keys
 */
public record WorkerAnnouncement(String worker, List<String> keyThumbprints) {
    public WorkerAnnouncement {
        if (worker.isBlank() || worker.length() > 80) {
            throw new IllegalArgumentException("worker is a name of 1 to 80 characters");
        }
        keyThumbprints = List.copyOf(keyThumbprints);
    }
}
