package dev.freehold.tenantservice.identity;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.inject.Singleton;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/** What makes a token valid here: its issuer's signature by a public-key algorithm, issuer, audience, subject and time. */
@Singleton
class TokenCheck {
    /** No symmetric algorithm and no "none": a public key must never serve as a shared secret. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

    private final TokenSettings settings;

    TokenCheck(TokenSettings settings) {
        this.settings = settings;
    }

    /** @throws AuthenticationFailedException if it is no signed token, names no key or wants another algorithm */
    String keyId(String token) {
        try {
            if (JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature signed
                    && signed.getKeyIdHeaderValue() != null) {
                ALGORITHMS.checkConstraint(signed.getAlgorithmHeaderValue());
                return signed.getKeyIdHeaderValue();
            }
            throw new AuthenticationFailedException("a token that is not signed by a named key");
        } catch (JoseException | RuntimeException unreadable) {
            throw new AuthenticationFailedException(unreadable);
        }
    }

    /** @throws AuthenticationFailedException if it is not valid here, now, under that key */
    Caller check(String token, PublicJsonWebKey key) {
        try {
            JwtClaims claims = consumer(key).processToClaims(token);
            return new Caller(claims.getSubject(), claims.getClaimsMap());
        } catch (InvalidJwtException | MalformedClaimException | RuntimeException invalid) {
            throw new AuthenticationFailedException(invalid);
        }
    }

    private JwtConsumer consumer(PublicJsonWebKey key) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKey(key.getPublicKey())
                .setExpectedIssuer(true, settings.issuer())
                .setExpectedAudience(true, settings.audience())
                .setRequireSubject()
                .setRequireExpirationTime()
                .build();
    }
}
