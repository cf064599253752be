package dev.freehold.worker.census.resolve;

/** A finding is left as it is: it is so no longer, or is not ours to resolve. The message says which, to people. */
public final class RefusedResolution extends RuntimeException {
    RefusedResolution(String message) {
        super(message);
    }

    static RefusedResolution noLongerSo() {
        return new RefusedResolution("It is so no longer.");
    }

    static void unless(boolean allowed, String message) {
        if (!allowed) {
            throw new RefusedResolution(message);
        }
    }
}
