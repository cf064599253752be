package dev.freehold.worker.saga;

/** The control plane has given the command to another attempt, or the lease ran out. */
public final class LeaseLostException extends StoppedException {
    public LeaseLostException(String message) {
        super(message);
    }

    public LeaseLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
