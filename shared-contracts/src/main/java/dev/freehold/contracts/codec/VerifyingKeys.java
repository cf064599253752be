package dev.freehold.contracts.codec;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

    private final Supplier<List<EllipticCurveJsonWebKey>> keys;

    private VerifyingKeys(Supplier<List<EllipticCurveJsonWebKey>> keys) {
        this.keys = keys;
    }

    /** @throws IllegalArgumentException if the text is not a JWK set of P-256 keys */
    public static VerifyingKeys parse(String jwks) {
        List<EllipticCurveJsonWebKey> fixed = Jwks.parse(jwks, false);
        return new VerifyingKeys(() -> fixed);
    }

    /**
     * The keys of a file, also after it was replaced; one that is replaced by what is not right counts as it was before.
     *
     * @param check refuses by an exception what must not be trusted
     * @throws java.io.UncheckedIOException if the file cannot be read now
     * @throws IllegalArgumentException if it is not a JWK set of P-256 keys now
     */
    public static VerifyingKeys watching(Path file, Consumer<String> check, InstantSource clock) {
        return new VerifyingKeys(new KeyFile(file, false, check, clock));
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
            jws.setKey(Keyring.select(keys.get(), jws.getKeyIdHeaderValue()).getECPublicKey());
            if (!type.equals(jws.getHeader("typ")) || !jws.verifySignature()) {
                throw new RefusedException("the signature of a " + type + " does not hold");
            }
            return jws.getPayload();
        } catch (JoseException | ClassCastException e) {
            throw new RefusedException("not a signed " + type, e);
        }
    }
}
