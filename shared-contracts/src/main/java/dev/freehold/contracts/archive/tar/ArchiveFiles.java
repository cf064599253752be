package dev.freehold.contracts.archive.tar;

import java.io.IOException;
import java.io.InputStream;

import dev.freehold.contracts.archive.ArchiveFile;

/** The files of one archive as its manifest describes them. */
@FunctionalInterface
public interface ArchiveFiles {
    /** To be closed by the caller. Its end is reached only if it is the whole file that was signed. */
    InputStream open(ArchiveFile file) throws IOException;
}
