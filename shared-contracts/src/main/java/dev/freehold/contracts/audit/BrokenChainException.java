package dev.freehold.contracts.audit;

/** The trail is not what it was. The message names the first entry with which it goes wrong, and how. */
public final class BrokenChainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long number;

    BrokenChainException(long number, String message) {
        super(message);
        this.number = number;
    }

    /** Of the link at which the trail goes wrong. */
    public long number() {
        return number;
    }
}
