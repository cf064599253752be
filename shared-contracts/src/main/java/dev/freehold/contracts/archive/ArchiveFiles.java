package dev.freehold.contracts.archive;

import java.io.IOException;
import java.io.InputStream;

/** The files of one archive as its manifest describes them. */
@FunctionalInterface
public interface ArchiveFiles {
    /** To be closed by the caller. Its end is reached only if it is the whole file that was signed. */
    InputStream open(ArchiveFile file) throws IOException;
}
