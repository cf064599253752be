package dev.freehold.contracts.command;

/**
 * Asks for the next command of the worker's region (the region is the token's, never the body's).
 *
 * @param worker a name for people, unique a process, 1 to 80 characters
 * @param waitSeconds how long to wait for a command, 0 to 20
 */
public record LeaseRequest(String worker, int waitSeconds) {
    public LeaseRequest {
        if (worker.isBlank() || worker.length() > 80) {
            throw new IllegalArgumentException("worker is a name of 1 to 80 characters");
        }
        if (waitSeconds < 0 || waitSeconds > 20) {
            throw new IllegalArgumentException("waitSeconds is 0 to 20");
        }
    }
}
