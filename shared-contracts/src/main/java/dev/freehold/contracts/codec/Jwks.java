package dev.freehold.contracts.codec;

import java.time.Instant;
import java.util.List;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Reads and makes sets of P-256 keys. */
final class Jwks {
    /** A member of ours beside the standard ones: seconds since 1970 from which on a private key may sign. */
    static final String NOT_BEFORE = "nbf";

    private Jwks() {}

    /** The epoch where it is not said. */
    static Instant notBefore(EllipticCurveJsonWebKey key) {
        Number seconds = key.getOtherParameterValue(NOT_BEFORE, Number.class);
        return seconds == null ? Instant.EPOCH : Instant.ofEpochSecond(seconds.longValue());
    }

    static EllipticCurveJsonWebKey generate(String keyId, String use) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(keyId);
            key.setUse(use);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("this Java runtime cannot make P-256 keys", e);
        }
    }

    /** @throws IllegalArgumentException if the text is not a JWK set of at least one P-256 key, each with a {@code kid} */
    static List<EllipticCurveJsonWebKey> parse(String jwks, boolean privateKeys) {
        List<JsonWebKey> keys;
        try {
            keys = new JsonWebKeySet(jwks).getJsonWebKeys();
        } catch (JoseException e) {
            throw new IllegalArgumentException("not a JWK set", e);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a JWK set without a usable key");
        }
        return keys.stream().map(key -> requireP256(key, privateKeys)).toList();
    }

    static String write(List<EllipticCurveJsonWebKey> keys, JsonWebKey.OutputControlLevel level) {
        return new JsonWebKeySet(keys).toJson(level);
    }

    private static EllipticCurveJsonWebKey requireP256(JsonWebKey key, boolean privateKey) {
        if (!(key instanceof EllipticCurveJsonWebKey ec)
                || !ec.getCurveName().equals("P-256")
                || ec.getKeyId() == null) {
            throw new IllegalArgumentException("every key of a JWK set must be a P-256 key with a kid");
        }
        if (privateKey && ec.getEcPrivateKey() == null) {
            throw new IllegalArgumentException("key " + ec.getKeyId() + " has no private part");
        }
        Object notBefore = ec.getOtherParameterValue(NOT_BEFORE, Object.class);
        if (notBefore != null && !(notBefore instanceof Number)) {
            throw new IllegalArgumentException("nbf of key " + ec.getKeyId() + " is no number of seconds");
        }
        return ec;
    }
}
