package dev.freehold.contracts.archive;

import java.util.regex.Pattern;

/**
 * One file of an archive.
 *
 * @param name a path of one folder and a leaf, never absolute and never upwards
 * @param plainBytes before compression
 * @param bytes as it is in the archive
 * @param sha256 of the file as it is in the archive, in lower-case hexadecimal
 */
public record ArchiveFile(String name, long plainBytes, long bytes, String sha256) {
    /** One pebibyte; a file that says to be larger is not one of ours. */
    public static final long LARGEST = 1L << 50;

    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}/[a-z0-9_][a-z0-9_.-]{0,74}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ArchiveFile {
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException("not a name of a file in an archive");
        }
        if (plainBytes < 0 || plainBytes > LARGEST || bytes < 0 || bytes > LARGEST) {
            throw new IllegalArgumentException("a size that no file of an archive has");
        }
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal");
        }
    }
}
