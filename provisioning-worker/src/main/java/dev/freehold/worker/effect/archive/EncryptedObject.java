package dev.freehold.worker.effect.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import dev.freehold.contracts.codec.StreamKey;
import dev.freehold.worker.effect.objects.RegionObjects;
import dev.freehold.worker.effect.objects.Upload;

import static java.util.Objects.requireNonNull;

/** One object of an archive, encrypted as it is written. */
final class EncryptedObject implements AutoCloseable {
    private final Upload upload;
    private final Counted counted;
    private final OutputStream encrypting;

    private EncryptedObject(Upload upload, Counted counted, OutputStream encrypting) {
        this.upload = requireNonNull(upload, "upload is null");
        this.counted = requireNonNull(counted, "counted is null");
        this.encrypting = requireNonNull(encrypting, "encrypting is null");
    }

    static EncryptedObject begin(RegionObjects objects, StreamKey key, String name) throws IOException {
        Upload upload = objects.begin(name);
        try {
            Counted counted = new Counted(upload);
            return new EncryptedObject(upload, counted, key.encrypting(counted, name));
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    OutputStream output() {
        return encrypting;
    }

    /** Ends the encryption. */
    void seal() throws IOException {
        encrypting.close();
    }

    /** The object is there, as long as this tells, when this returns. */
    long complete() throws IOException {
        upload.complete();
        return counted.bytes;
    }

    @Override
    public void close() throws IOException {
        upload.close();
    }

    /** Whoever closes it has not said that the upload is complete. */
    private static final class Counted extends FilterOutputStream {
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
            bytes += length;
        }

        @Override
        public void close() {}
    }
}
