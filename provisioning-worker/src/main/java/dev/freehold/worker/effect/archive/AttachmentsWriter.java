package dev.freehold.worker.effect.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Writes all finished objects under a prefix as one tar, each by what its key has beyond the prefix, in constant memory. */
final class AttachmentsWriter implements AutoCloseable {
    /** The pax header with the key's end, where that can be no file's name. A slash stands before it, since no header is empty. */
    static final String KEY = "FREEHOLD.key";

    private static final int BUFFER = 64 * 1024;

    private final RegionObjects objects;
    private final Gauge gauge;
    private final TarArchiveOutputStream tar;
    private final byte[] buffer = new byte[BUFFER];
    private long count;
    private long bytes;

    AttachmentsWriter(RegionObjects objects, Gauge gauge, OutputStream out) {
        this.objects = requireNonNull(objects, "objects is null");
        this.gauge = requireNonNull(gauge, "gauge is null");
        this.tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /** The tar is whole when this returns. */
    void writeAll(String prefix) throws IOException {
        try {
            objects.each(prefix, seen -> {
                if (seen.finished()) {
                    write(seen.key(), seen.key().substring(prefix.length()));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        tar.finish();
    }

    long count() {
        return count;
    }

    /** Of the objects alone. */
    long bytes() {
        return bytes;
    }

    /** Of the tar. */
    long written() {
        return tar.getBytesWritten();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private void write(String key, String name) {
        try {
            long length = objects.length(key);
            if (length < 0) {
                return;
            }
            try (InputStream in = objects.open(key)) {
                tar.putArchiveEntry(entry(name, length));
                copy(in, length);
                tar.closeArchiveEntry();
            }
            count++;
            bytes += length;
        } catch (NoSuchFileException goneMeanwhile) {
            // The product removed it after it was listed: it is none of the tenant's any more.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key's end beyond the prefix, of an entry that was read. */
    static String key(TarArchiveEntry entry) {
        @Nullable String key = entry.getExtraPaxHeader(KEY);
        return key == null ? entry.getName() : key.substring(1);
    }

    private void copy(InputStream in, long length) throws IOException {
        long left = length;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            left -= count;
            if (left < 0) {
                break;
            }
            tar.write(buffer, 0, count);
            gauge.add(0, count);
        }
        if (left != 0) {
            throw StepFailedException.retryable(
                    "attachment_changed", "An object of the tenant changed while it was read.");
        }
    }

    /** With nothing that differs from one export to the next. No file's name ends with a slash; the key of such an object stands beside. */
    static TarArchiveEntry entry(String name, long length) {
        boolean unnamed = name.isEmpty() || name.endsWith("/");
        TarArchiveEntry entry = new TarArchiveEntry(unnamed ? name + "content" : name, TarConstants.LF_NORMAL, true);
        if (unnamed) {
            entry.addPaxHeader(KEY, "/" + name);
        }
        entry.setSize(length);
        entry.setMode(0600);
        entry.setModTime(0);
        return entry;
    }
}
