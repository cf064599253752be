package dev.freehold.contracts.codec;

import java.util.List;

import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jspecify.annotations.Nullable;

/** Finds the key that a message names. */
final class Keyring {
    private Keyring() {}

    static EllipticCurveJsonWebKey select(List<EllipticCurveJsonWebKey> keys, @Nullable String keyId) {
        return keys.stream()
                .filter(key -> key.getKeyId().equals(keyId))
                .findFirst()
                .orElseThrow(() -> new RefusedException("the message names an unknown key"));
    }
}
