package dev.freehold.worker.saga;

/** This attempt is no longer the one that may act; the saga stops at once and reports nothing. */
public class StoppedException extends RuntimeException {
    public StoppedException(String message) {
        super(message);
    }

    public StoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
