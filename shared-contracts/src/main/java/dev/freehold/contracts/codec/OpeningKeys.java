package dev.freehold.contracts.codec;

import java.util.List;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.lang.JoseException;

/** A region's private keys, which open what was sealed to it; several during a key rotation, chosen by {@code kid}. */
public final class OpeningKeys {
    private static final AlgorithmConstraints KEY_WRAP =
            new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.ECDH_ES_A256KW);
    private static final AlgorithmConstraints CONTENT =
            new AlgorithmConstraints(ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);

    private final List<EllipticCurveJsonWebKey> keys;

    private OpeningKeys(List<EllipticCurveJsonWebKey> keys) {
        this.keys = List.copyOf(keys);
    }

    public static OpeningKeys generate(String keyId) {
        return new OpeningKeys(List.of(Jwks.generate(keyId, "enc")));
    }

    /** @throws IllegalArgumentException if the text is not a private JWK set of P-256 keys */
    public static OpeningKeys parse(String privateJwks) {
        return new OpeningKeys(Jwks.parse(privateJwks, true));
    }

    /** @throws RefusedException if the message was not sealed to one of these keys, or was changed */
    public String open(String compactJwe) {
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmConstraints(KEY_WRAP);
            jwe.setContentEncryptionAlgorithmConstraints(CONTENT);
            jwe.setCompactSerialization(compactJwe);
            jwe.setKey(Keyring.select(keys, jwe.getKeyIdHeaderValue()).getEcPrivateKey());
            return jwe.getPayload();
        } catch (JoseException | ClassCastException e) {
            throw new RefusedException("not sealed to this region", e);
        }
    }

    public String privateJwks() {
        return Jwks.write(keys, OutputControlLevel.INCLUDE_PRIVATE);
    }

    public String publicJwks() {
        return Jwks.write(keys, OutputControlLevel.PUBLIC_ONLY);
    }

    @Override
    public String toString() {
        return "OpeningKeys"
                + keys.stream().map(EllipticCurveJsonWebKey::getKeyId).toList();
    }
}
