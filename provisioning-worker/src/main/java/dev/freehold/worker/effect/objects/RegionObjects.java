package dev.freehold.worker.effect.objects;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

import dev.freehold.contracts.archive.store.ArchiveObjects;

/** Objects under keys such as {@code archives/…}. Whatever fails is an {@link IOException}. */
public interface RegionObjects extends ArchiveObjects {
    /** Begins an object, which is there once its upload is completed, whole and in place of what was there. */
    Upload begin(String key) throws IOException;

    /** A small object at once. */
    default void put(String key, byte[] content) throws IOException {
        try (Upload upload = begin(key)) {
            upload.write(content);
            upload.complete();
        }
    }

    @Override
    InputStream open(String key) throws IOException;

    /** Its length; -1 if there is none. */
    long length(String key) throws IOException;

    /** Whether there is any, or any unfinished upload, whose key begins so. */
    boolean anyUnder(String prefix) throws IOException;

    /** Tells of all whose keys begin so, and of uploads that were begun and not completed. In no order; an unfinished one may be told several times. */
    void each(String prefix, Consumer<Seen> found) throws IOException;

    /** What stands between a prefix, which ends with a slash, and the next slash of the keys that begin so: each once. */
    List<String> folders(String prefix) throws IOException;

    /** Aborts all uploads that were begun for such keys and not completed, and tells how many. */
    int abortUnder(String prefix) throws IOException;

    /** Removes one; nothing happens where there is none. */
    void remove(String key) throws IOException;

    /** Removes all whose keys begin so, with uploads that were begun and not completed. */
    void removeUnder(String prefix) throws IOException;

    /**
     * @param finished it is an object; otherwise an upload that nobody has completed
     * @param length in bytes; 0 where it is not finished
     */
    record Seen(String key, boolean finished, long length) {}
}
