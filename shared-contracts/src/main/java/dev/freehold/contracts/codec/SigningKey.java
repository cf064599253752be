package dev.freehold.contracts.codec;

import java.util.List;

import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** A private key that signs (ES256). Where the file holds several keys the first one signs. */
public final class SigningKey {
    private final List<EllipticCurveJsonWebKey> keys;
    private final EllipticCurveJsonWebKey key;

    private SigningKey(List<EllipticCurveJsonWebKey> keys) {
        this.keys = List.copyOf(keys);
        this.key = keys.getFirst();
    }

    public static SigningKey generate(String keyId) {
        return new SigningKey(List.of(Jwks.generate(keyId, "sig")));
    }

    /** @throws IllegalArgumentException if the text is not a private JWK set of P-256 keys */
    public static SigningKey parse(String privateJwks) {
        return new SigningKey(Jwks.parse(privateJwks, true));
    }

    /**
     * Signs a payload as compact JWS.
     *
     * @param type the {@code typ} header; it keeps a message of one kind from being taken for one of another
     */
    public String sign(String type, String payload) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setHeader("typ", type);
        jws.setKey(key.getEcPrivateKey());
        jws.setPayload(payload);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("signing failed with key " + key.getKeyId(), e);
        }
    }

    public String privateJwks() {
        return Jwks.write(keys, OutputControlLevel.INCLUDE_PRIVATE);
    }

    /** Of all keys of the file, since what an earlier one signed must go on to be checked. */
    public String publicJwks() {
        return Jwks.write(keys, OutputControlLevel.PUBLIC_ONLY);
    }

    @Override
    public String toString() {
        return "SigningKey[" + key.getKeyId() + "]";
    }
}
