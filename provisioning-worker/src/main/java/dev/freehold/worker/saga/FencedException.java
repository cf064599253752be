package dev.freehold.worker.saga;

/** The pool knows a later lease of the same tenant and refuses this one. */
public final class FencedException extends StoppedException {
    public FencedException(String message) {
        super(message);
    }
}
