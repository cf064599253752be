package dev.freehold.contracts.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import org.jspecify.annotations.Nullable;

/**
 * A key of 256 bits that encrypts streams of any length (Tink's AES256-GCM-HKDF, segments of 64 KiB). Each stream is bound to a
 * context, such as its name, and is of no use under another one.
 */
public final class StreamKey {
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 64 * 1024;

    private final byte[] key;

    private StreamKey(byte[] key) {
        this.key = key;
    }

    public static StreamKey draw(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new StreamKey(key);
    }

    /** @throws RefusedException if it was not sealed to one of these keys for this context */
    public static StreamKey open(String sealed, OpeningKeys region, String context) {
        Sealed opened = ContractJson.read(region.open(sealed), Sealed.class);
        if (!context.equals(opened.context())) {
            throw new RefusedException("a stream key of something else");
        }
        return new StreamKey(decode(opened.key()));
    }

    public String seal(SealingKey region, String context) {
        return region.seal(
                ContractJson.write(new Sealed(context, Base64.getEncoder().encodeToString(key))));
    }

    /** What it writes is whole only once it was closed. */
    public OutputStream encrypting(OutputStream out, String context) throws IOException {
        try {
            return streaming().newEncryptingStream(out, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot encrypt", e);
        }
    }

    /** Gives out nothing that was not authenticated; a changed or truncated stream ends in a {@link RefusedException}. */
    public InputStream decrypting(InputStream in, String context) throws IOException {
        return AuthenticatedInput.of(in, encrypted -> {
            try {
                return streaming().newDecryptingStream(encrypted, context.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java runtime cannot decrypt", e);
            }
        });
    }

    @Override
    public String toString() {
        return "StreamKey";
    }

    private AesGcmHkdfStreaming streaming() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    }

    private static byte[] decode(@Nullable String text) {
        if (text == null) {
            throw new RefusedException("not a stream key");
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("not a stream key", e);
        }
        if (key.length != KEY_BYTES) {
            throw new RefusedException("not a stream key");
        }
        return key;
    }

    private record Sealed(String context, @Nullable String key) {
        @Override
        public String toString() {
            return "Sealed[redacted]";
        }
    }
}
