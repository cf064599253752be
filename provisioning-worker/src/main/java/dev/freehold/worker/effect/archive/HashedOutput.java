package dev.freehold.worker.effect.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import dev.freehold.contracts.codec.Sha256;

/** Counts and hashes what goes through. */
final class HashedOutput extends FilterOutputStream {
    private final Sha256 sha256 = new Sha256();
    private long bytes;

    HashedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        sha256.update(buffer, offset, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** Once. */
    String sha256() {
        return sha256.hex();
    }
}
