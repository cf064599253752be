package dev.freehold.contracts.codec;

import java.util.List;

import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.lang.JoseException;

/** A region's public key, to which messages are encrypted (ECDH-ES+A256KW, A256GCM). Where the file holds several, the first is used. */
public final class SealingKey {
    private final EllipticCurveJsonWebKey key;

    private SealingKey(EllipticCurveJsonWebKey key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException if the text is not a JWK set of P-256 keys */
    public static SealingKey parse(String publicJwks) {
        return new SealingKey(Jwks.parse(publicJwks, false).getFirst());
    }

    /** As messages that it seals name it. */
    public String keyId() {
        return key.getKeyId();
    }

    /** As others are told it. */
    public String publicJwks() {
        return Jwks.write(List.of(key), OutputControlLevel.PUBLIC_ONLY);
    }

    public String seal(String payload) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.ECDH_ES_A256KW);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKeyIdHeaderValue(key.getKeyId());
        jwe.setKey(key.getECPublicKey());
        jwe.setPayload(payload);
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("sealing failed with key " + key.getKeyId(), e);
        }
    }
}
