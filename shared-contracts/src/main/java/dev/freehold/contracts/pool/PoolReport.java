package dev.freehold.contracts.pool;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Failure;

/**
 * What a worker says of one pool of its configuration, again and again.
 *
 * @param worker a name for people, unique a process, 1 to 80 characters
 * @param ready the preflight has passed, the ledger is there, and the server answered just now
 * @param failure why it is not ready
 * @param sessions client sessions on the server now, everybody's
 */
public record PoolReport(
        String worker,
        boolean ready,
        @Nullable Failure failure,
        @Nullable Integer sessions) {
    public PoolReport {
        if (worker.isBlank() || worker.length() > 80) {
            throw new IllegalArgumentException("worker is a name of 1 to 80 characters");
        }
    }
}
