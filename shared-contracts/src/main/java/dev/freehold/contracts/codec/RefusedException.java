package dev.freehold.contracts.codec;

/** A signed or sealed message was not accepted: forged, of another key, type, tenant or region, or malformed. Never retryable. */
public final class RefusedException extends RuntimeException {
    public RefusedException(String message) {
        super(message);
    }

    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
