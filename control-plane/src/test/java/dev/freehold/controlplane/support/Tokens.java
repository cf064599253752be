package dev.freehold.controlplane.support;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Makes access tokens as the identity server would. */
public final class Tokens {
    static final String ISSUER = "https://identity.example/realms/freehold";

    private static final KeyPair IDENTITY_SERVER = keyPair();
    private static final KeyPair SOMEBODY = keyPair();

    private Tokens() {}

    public static String admin() {
        return person("platform-admin");
    }

    public static String admin(String subject) {
        return token(claims -> claims.setSubject(subject));
    }

    public static String admin(String subject, String name) {
        return token(claims -> {
            claims.setSubject(subject);
            claims.setClaim("preferred_username", name);
        });
    }

    public static String person(String role) {
        return token(claims -> claims.setClaim("realm_access", Map.of("roles", List.of(role))));
    }

    public static String worker(String region) {
        return process("worker", region);
    }

    public static String dataPlane(String region) {
        return process("data-plane", region);
    }

    public static String expired() {
        return token(claims -> claims.setExpirationTimeMinutesInTheFuture(-10));
    }

    public static String forAnotherService() {
        return token(claims -> claims.setAudience("freehold-tenant-service"));
    }

    public static String ofAnotherIssuer() {
        return token(claims -> claims.setIssuer("https://elsewhere.example"));
    }

    public static String forged() {
        return sign(claims(claims -> {}), SOMEBODY.getPrivate());
    }

    static String publicKey() {
        return Base64.getEncoder().encodeToString(IDENTITY_SERVER.getPublic().getEncoded());
    }

    private static String process(String role, String region) {
        return token(claims -> {
            claims.setClaim("realm_access", Map.of("roles", List.of(role)));
            claims.setClaim("region", region);
        });
    }

    private static String token(Consumer<JwtClaims> change) {
        return sign(claims(change), IDENTITY_SERVER.getPrivate());
    }

    private static JwtClaims claims(Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("freehold-control-plane");
        claims.setSubject("subject-1");
        claims.setClaim("preferred_username", "ops-admin");
        claims.setClaim("realm_access", Map.of("roles", List.of("platform-admin")));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(60);
        change.accept(claims);
        return claims;
    }

    private static String sign(JwtClaims claims, PrivateKey key) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setPayload(claims.toJson());
        jws.setKey(key);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
