package dev.freehold.stack.process;

import org.jspecify.annotations.Nullable;

/** A part of the stack could not be started, reached or stopped; the message says which, and the way out. */
public final class PartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PartFailedException(String message) {
        super(message);
    }

    public PartFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
