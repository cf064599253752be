package dev.freehold.contracts.archive.store;

import java.io.IOException;
import java.io.InputStream;

/** The region's object store, as far as a reader of archives needs it. */
@FunctionalInterface
public interface ArchiveObjects {
    /**
     * To be closed by the caller.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such object
     */
    InputStream open(String key) throws IOException;
}
