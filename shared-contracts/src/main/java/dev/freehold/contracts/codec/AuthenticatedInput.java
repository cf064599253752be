package dev.freehold.contracts.codec;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import static java.util.Objects.requireNonNull;

/** Tells what was changed, which decryption complains of, from what could not be read. */
final class AuthenticatedInput extends FilterInputStream {
    private final Source source;

    private AuthenticatedInput(Source source, InputStream decrypting) {
        super(decrypting);
        this.source = source;
    }

    static InputStream of(InputStream encrypted, Decryption decryption) throws IOException {
        Source source = new Source(requireNonNull(encrypted, "encrypted is null"));
        return new AuthenticatedInput(source, decryption.of(source));
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw judged(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw judged(e);
        }
    }

    private IOException judged(IOException thrown) {
        if (!source.failed) {
            throw new RefusedException("an encrypted stream was changed, cut short or is out of its place", thrown);
        }
        return thrown;
    }

    /** Makes the decrypting stream. */
    @FunctionalInterface
    interface Decryption {
        InputStream of(InputStream encrypted) throws IOException;
    }

    private static final class Source extends FilterInputStream {
        private boolean failed;

        Source(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }
}
