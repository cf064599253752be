package dev.freehold.contracts.archive;

import static java.util.Objects.requireNonNull;

/**
 * The objects that lay under the tenant's own prefix, all in one file.
 *
 * @param count how many
 * @param bytes their lengths together
 * @param file a tar of them, compressed
 */
public record ArchiveAttachments(long count, long bytes, ArchiveFile file) {
    public ArchiveAttachments {
        requireNonNull(file, "file is null");
        if (count < 1 || bytes < 0 || bytes > ArchiveFile.LARGEST) {
            throw new IllegalArgumentException("attachments are one or more, of a size that an archive can have");
        }
    }
}
