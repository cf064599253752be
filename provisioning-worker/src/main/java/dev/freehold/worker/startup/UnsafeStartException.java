package dev.freehold.worker.startup;

import java.util.List;

/** The worker is configured in a way that would endanger tenants; it ends before it takes work. */
public final class UnsafeStartException extends RuntimeException {
    /** @param reasons each a sentence that names the setting, and one that names the remedy */
    UnsafeStartException(List<String> reasons) {
        super("The worker does not start. " + String.join(" ", reasons), null, false, false);
    }
}
