package dev.freehold.contracts.archive.tar;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.freehold.contracts.archive.ArchiveFile;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.Sha256;

/** A file of an archive: its end is reached only if size and hash are what the manifest says. What was read before is not to be relied on. */
public final class CheckedInput extends FilterInputStream {
    private final ArchiveFile file;
    private final Sha256 sha256 = new Sha256();
    private long left;
    private boolean whole;

    public CheckedInput(InputStream in, ArchiveFile file) {
        super(in);
        this.file = file;
        this.left = file.bytes();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count < 0) {
            requireWhole();
            return count;
        }
        left -= count;
        if (left < 0) {
            throw new RefusedException("the file " + file.name() + " is longer than its manifest says");
        }
        sha256.update(buffer, offset, count);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void requireWhole() {
        if (whole) {
            return;
        }
        if (left != 0) {
            throw new RefusedException("the file " + file.name() + " is shorter than its manifest says");
        }
        if (!sha256.hex().equals(file.sha256())) {
            throw new RefusedException("the file " + file.name() + " is not the one that was signed");
        }
        whole = true;
    }
}
