package dev.freehold.contracts.codec;

import java.util.List;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Public keys that check signatures; several during a key rotation, chosen by {@code kid}. */
public final class VerifyingKeys {
    private static final AlgorithmConstraints ES256_ONLY =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private final List<EllipticCurveJsonWebKey> keys;

    private VerifyingKeys(List<EllipticCurveJsonWebKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** @throws IllegalArgumentException if the text is not a JWK set of P-256 keys */
    public static VerifyingKeys parse(String jwks) {
        return new VerifyingKeys(Jwks.parse(jwks, false));
    }

    /**
     * Returns the payload of a compact JWS.
     *
     * @throws RefusedException if the signature is not by one of these keys or the {@code typ} is another
     */
    public String verify(String type, String compactJws) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(ES256_ONLY);
            jws.setCompactSerialization(compactJws);
            jws.setKey(Keyring.select(keys, jws.getKeyIdHeaderValue()).getECPublicKey());
            if (!type.equals(jws.getHeader("typ")) || !jws.verifySignature()) {
                throw new RefusedException("the signature of a " + type + " does not hold");
            }
            return jws.getPayload();
        } catch (JoseException | ClassCastException e) {
            throw new RefusedException("not a signed " + type, e);
        }
    }
}
