package dev.freehold.contracts.codec;

import java.util.List;

import org.jose4j.jwk.EllipticCurveJsonWebKey;

/**
 * What a key set says about itself without being used, for checks at startup.
 *
 * @param thumbprints RFC 7638, SHA-256, base64url: the same for a private key and its public half
 */
public record KeyFacts(List<String> keyIds, List<String> thumbprints) {
    /** How the id of every key begins that was made for one developer's machine. */
    public static final String DEVELOPMENT_PREFIX = "development-";

    public KeyFacts {
        keyIds = List.copyOf(keyIds);
        thumbprints = List.copyOf(thumbprints);
    }

    /** @throws IllegalArgumentException if the text is not a JWK set of P-256 keys, public or private */
    public static KeyFacts of(String jwks) {
        List<EllipticCurveJsonWebKey> keys = Jwks.parse(jwks, false);
        return new KeyFacts(
                keys.stream().map(EllipticCurveJsonWebKey::getKeyId).toList(),
                keys.stream()
                        .map(key -> key.calculateBase64urlEncodedThumbprint("SHA-256"))
                        .toList());
    }

    /** Whether any of them must not be met outside development. */
    public boolean development() {
        return keyIds.stream().anyMatch(id -> id.startsWith(DEVELOPMENT_PREFIX));
    }
}
