package dev.freehold.worker.effect.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.codec.RefusedException;

import static java.util.Objects.requireNonNull;

/** A file's text, of exactly the length that its manifest says: a few bytes that decompress to a terabyte are refused in time. */
final class PlainInput extends FilterInputStream {
    private final ArchiveFile file;
    private final Gauge gauge;
    private long left;

    PlainInput(InputStream in, ArchiveFile file, Gauge gauge) {
        super(in);
        this.file = requireNonNull(file, "file is null");
        this.gauge = requireNonNull(gauge, "gauge is null");
        this.left = file.plainBytes();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        left -= Math.max(0, count);
        if (left < 0 || (count < 0 && left > 0)) {
            throw new RefusedException("the file " + file.name() + " has another length than its manifest says");
        }
        if (count > 0) {
            gauge.add(0, count);
        }
        return count;
    }
}
