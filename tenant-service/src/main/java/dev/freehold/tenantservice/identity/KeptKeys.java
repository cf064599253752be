package dev.freehold.tenantservice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;

/** An issuer's public keys and when it named them. */
final class KeptKeys {
    /**
     * What lies on disk.
     *
     * @param jwks the set as the issuer sent it
     */
    @RegisterForReflection
    record Form(String issuer, Instant fetchedAt, String jwks) {}

    private final Form form;
    private final List<PublicJsonWebKey> keys;

    private KeptKeys(Form form, List<PublicJsonWebKey> keys) {
        this.form = form;
        this.keys = keys;
    }

    /** @throws RefusedException if that is no set of keys, or has none that checks signatures */
    static KeptKeys of(String issuer, Instant fetchedAt, String jwks) {
        try {
            List<PublicJsonWebKey> keys = new JsonWebKeySet(jwks)
                    .getJsonWebKeys().stream()
                            .filter(KeptKeys::checksSignatures)
                            .map(PublicJsonWebKey.class::cast)
                            .toList();
            if (keys.isEmpty()) {
                throw new RefusedException("the issuer's key set has no key that checks signatures");
            }
            return new KeptKeys(new Form(issuer, fetchedAt, jwks), keys);
        } catch (JoseException e) {
            throw new RefusedException("the issuer's answer is no key set", e);
        }
    }

    /** @throws RefusedException if that was not written by {@link #write} */
    static KeptKeys read(String json) {
        Form form = ContractJson.read(json, Form.class);
        return of(form.issuer(), form.fetchedAt(), form.jwks());
    }

    String write() {
        return ContractJson.write(form);
    }

    boolean isOf(String issuer) {
        return form.issuer().equals(issuer);
    }

    /** Whether they were fetched less than that long ago. A clock that was set back counts as young. */
    boolean youngerThan(Duration age, Instant now) {
        return now.isBefore(form.fetchedAt().plus(age));
    }

    Optional<PublicJsonWebKey> find(String keyId) {
        return keys.stream().filter(key -> keyId.equals(key.getKeyId())).findFirst();
    }

    private static boolean checksSignatures(JsonWebKey key) {
        return key instanceof PublicJsonWebKey && key.getKeyId() != null && !"enc".equals(key.getUse());
    }
}
