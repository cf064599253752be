package dev.freehold.contracts.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamKeyTest {
    private final OpeningKeys region = OpeningKeys.generate("region-1");
    private final StreamKey key = StreamKey.draw(new SecureRandom());

    @Test
    void decryptsWhatItEncrypted() throws IOException {
        byte[] plain = new byte[200_000];
        Arrays.fill(plain, (byte) 7);

        assertThat(decrypted(key, encrypted(plain), "a")).isEqualTo(plain);
        assertThat(decrypted(key, encrypted(new byte[0]), "a")).isEmpty();
    }

    @Test
    void refusesWhatWasChangedCutShortOrMeantForAnotherPlace() throws IOException {
        byte[] encrypted = encrypted(new byte[200_000]);
        byte[] changed = encrypted.clone();
        changed[150_000] ^= 1;

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> decrypted(key, changed, "a"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> decrypted(key, Arrays.copyOf(encrypted, encrypted.length - 1), "a"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> decrypted(key, Arrays.copyOf(encrypted, 64 * 1024), "a"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> decrypted(key, encrypted, "b"));
    }

    @Test
    void isOpenedByTheRegionForItsContextAlone() throws IOException {
        String sealed = key.seal(SealingKey.parse(region.publicJwks()), "archive-1");

        assertThat(decrypted(StreamKey.open(sealed, region, "archive-1"), encrypted(new byte[] {1}), "a"))
                .containsExactly(1);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> StreamKey.open(sealed, region, "archive-2"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> StreamKey.open(sealed, OpeningKeys.generate("region-1"), "archive-1"));
    }

    private byte[] encrypted(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encrypting = key.encrypting(out, "a")) {
            encrypting.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] decrypted(StreamKey key, byte[] encrypted, String context) throws IOException {
        return key.decrypting(new ByteArrayInputStream(encrypted), context).readAllBytes();
    }
}
