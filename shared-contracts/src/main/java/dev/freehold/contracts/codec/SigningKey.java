package dev.freehold.contracts.codec;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Private keys of which one signs (ES256): of those whose {@code nbf} (seconds since 1970; absent: always) has passed the one with the
 * latest, and of several the first in the file.
 */
public final class SigningKey {
    private final Supplier<List<EllipticCurveJsonWebKey>> source;
    private final InstantSource clock;

    private SigningKey(Supplier<List<EllipticCurveJsonWebKey>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    public static SigningKey generate(String keyId) {
        return of(List.of(Jwks.generate(keyId, "sig")), InstantSource.system());
    }

    /** @throws IllegalArgumentException if the text is not a private JWK set of P-256 keys */
    public static SigningKey parse(String privateJwks) {
        return parse(privateJwks, InstantSource.system());
    }

    /** As above, by another clock. */
    public static SigningKey parse(String privateJwks, InstantSource clock) {
        return of(Jwks.parse(privateJwks, true), clock);
    }

    /**
     * The keys of a file, also after it was replaced; one that is replaced by what is not right counts as it was before.
     *
     * @param check refuses by an exception what must not be used
     * @throws java.io.UncheckedIOException if the file cannot be read now
     * @throws IllegalArgumentException if it is not a private JWK set of P-256 keys now
     */
    public static SigningKey watching(Path file, Consumer<String> check, InstantSource clock) {
        return new SigningKey(new KeyFile(file, true, check, clock), clock);
    }

    private static SigningKey of(List<EllipticCurveJsonWebKey> keys, InstantSource clock) {
        List<EllipticCurveJsonWebKey> fixed = List.copyOf(keys);
        return new SigningKey(() -> fixed, clock);
    }

    /**
     * Signs a payload as compact JWS.
     *
     * @param type the {@code typ} header; it keeps a message of one kind from being taken for one of another
     */
    public String sign(String type, String payload) {
        EllipticCurveJsonWebKey key = active();
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

    /** Of the key that signs now. */
    public String keyId() {
        return active().getKeyId();
    }

    /** Of the keys that have signed before that one, or could have. */
    public List<String> formerKeyIds() {
        EllipticCurveJsonWebKey active = active();
        return source.get().stream()
                .filter(key -> !key.getKeyId().equals(active.getKeyId())
                        && !Jwks.notBefore(key).isAfter(Jwks.notBefore(active)))
                .map(EllipticCurveJsonWebKey::getKeyId)
                .toList();
    }

    /** Each key there is by its id, with the moment from which it may sign, the epoch for always. */
    public Map<String, Instant> notBefore() {
        Map<String, Instant> all = new LinkedHashMap<>();
        source.get().forEach(key -> all.put(key.getKeyId(), Jwks.notBefore(key)));
        return all;
    }

    public String privateJwks() {
        return Jwks.write(source.get(), OutputControlLevel.INCLUDE_PRIVATE);
    }

    /** Of all keys of the file, since what an earlier one signed must go on to be checked, and a later one's is to be known before it signs. */
    public String publicJwks() {
        return Jwks.write(source.get(), OutputControlLevel.PUBLIC_ONLY);
    }

    /** The same keys and one more behind them, which signs from then on. */
    public SigningKey with(SigningKey next, Instant notBefore) {
        EllipticCurveJsonWebKey added = next.active();
        added.setOtherParameter(Jwks.NOT_BEFORE, notBefore.getEpochSecond());
        return of(Stream.concat(source.get().stream(), Stream.of(added)).toList(), clock);
    }

    @Override
    public String toString() {
        return "SigningKey[" + active().getKeyId() + "]";
    }

    private EllipticCurveJsonWebKey active() {
        List<EllipticCurveJsonWebKey> keys = source.get();
        Instant now = clock.instant();
        EllipticCurveJsonWebKey active = keys.getFirst();
        for (EllipticCurveJsonWebKey key : keys) {
            boolean later = Jwks.notBefore(key).isAfter(Jwks.notBefore(active))
                    || Jwks.notBefore(active).isAfter(now);
            if (later && !Jwks.notBefore(key).isAfter(now)) {
                active = key;
            }
        }
        return active;
    }
}
