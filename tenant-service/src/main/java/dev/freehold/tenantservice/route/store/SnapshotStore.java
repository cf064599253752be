package dev.freehold.tenantservice.route.store;

import java.io.IOException;
import java.util.Optional;

/** One signed snapshot of a region's routes. What comes out is as trustworthy as its signature, which the reader checks. */
public interface SnapshotStore {
    /**
     * The feed version of what is kept; 0 if nothing is.
     *
     * @throws IOException if the store cannot be asked
     */
    long version() throws IOException;

    /** @throws IOException if the store cannot be asked */
    Optional<String> read() throws IOException;

    /**
     * Replaces what is kept, whole or not at all. Of two that write at once either may win; both were fresh.
     *
     * @throws IOException if it may not have been kept
     */
    void write(long version, String signedSnapshot) throws IOException;
}
