package dev.freehold.tenantservice.support;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

import dev.freehold.contracts.tenancy.TenantId;

/** An identity server's edge: public keys, tokens for processes, and tokens of people for tests to send. */
public final class FakeIssuer implements AutoCloseable {
    private static final String REALM = "/realms/freehold";

    private final EdgeServer server = new EdgeServer();
    private final AtomicReference<RsaJsonWebKey> key = new AtomicReference<>(newKey("realm-1"));
    private final EllipticCurveJsonWebKey curve = newCurve();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(0);

    FakeIssuer() {
        server.on(REALM + "/protocol/openid-connect/certs", exchange -> {
            asked.incrementAndGet();
            awaitRelease();
            return new EdgeServer.Answer(200, "application/json", new JsonWebKeySet(key.get(), curve).toJson());
        });
        server.on(
                REALM + "/protocol/openid-connect/token",
                exchange -> new EdgeServer.Answer(
                        200,
                        "application/json",
                        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                                .formatted(FakeControlPlane.PROCESS_TOKEN)));
        server.start();
    }

    public String url() {
        return server.url() + REALM;
    }

    /** A token of someone who belongs to these tenants, as the identity server sees it. */
    public String token(String subject, TenantId... tenants) {
        return sign(claims(subject, tenants), key.get());
    }

    /** A token in which something was changed before it was signed. */
    public String token(String subject, TenantId tenant, Consumer<JwtClaims> change) {
        JwtClaims claims = claims(subject, tenant);
        change.accept(claims);
        return sign(claims, key.get());
    }

    /** Signed by somebody else who uses our key's name. */
    public String forged(String subject, TenantId tenant) {
        return sign(claims(subject, tenant), newKey("realm-1"));
    }

    /** Signed by nobody. */
    public String unsigned(String subject, TenantId tenant) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        jws.setKeyIdHeaderValue(key.get().getKeyId());
        jws.setPayload(claims(subject, tenant).toJson());
        return serialize(jws);
    }

    /** Signed by HMAC with the public key's text for a secret, as if the verifier mixed the two up. */
    public String confused(String subject, TenantId tenant) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKeyIdHeaderValue(key.get().getKeyId());
        jws.setKey(new HmacKey(key.get().getRsaPublicKey().getEncoded()));
        jws.setPayload(claims(subject, tenant).toJson());
        return serialize(jws);
    }

    /** Signed with the issuer's elliptic key. */
    public String tokenByCurve(String subject, TenantId tenant) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setKeyIdHeaderValue(curve.getKeyId());
        jws.setKey(curve.getPrivateKey());
        jws.setPayload(claims(subject, tenant).toJson());
        return serialize(jws);
    }

    /** Right in everything, but it names no key. */
    public String nameless(String subject, TenantId tenant) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKey(key.get().getPrivateKey());
        jws.setPayload(claims(subject, tenant).toJson());
        return serialize(jws);
    }

    /** From now on another key signs, and only it and the elliptic one are published. */
    public void rotate(String name) {
        key.set(newKey(name));
    }

    /** From now on who asks for the keys waits until they are released. */
    public void holdKeys() {
        held = new CountDownLatch(1);
    }

    public void releaseKeys() {
        held.countDown();
    }

    /** How often the keys were asked for. */
    public int asked() {
        return asked.get();
    }

    public void stop() {
        server.close();
    }

    public void start() {
        server.start();
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitRelease() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JwtClaims claims(String subject, TenantId... tenants) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setAudience("freehold-tenant-service", "account");
        claims.setSubject(subject);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        List<String> ids = List.of(tenants).stream().map(TenantId::toString).toList();
        if (ids.size() == 1) {
            claims.setStringClaim("tenant_id", ids.getFirst());
        } else if (!ids.isEmpty()) {
            claims.setStringListClaim("tenant_id", ids);
        }
        return claims;
    }

    private static String sign(JwtClaims claims, RsaJsonWebKey key) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setKey(key.getPrivateKey());
        jws.setPayload(claims.toJson());
        return serialize(jws);
    }

    private static String serialize(JsonWebSignature jws) {
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EllipticCurveJsonWebKey newCurve() {
        try {
            EllipticCurveJsonWebKey generated = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            generated.setKeyId("curve-1");
            generated.setUse("sig");
            return generated;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey newKey(String name) {
        try {
            RsaJsonWebKey generated = RsaJwkGenerator.generateJwk(2048);
            generated.setKeyId(name);
            generated.setUse("sig");
            generated.setAlgorithm("RS256");
            return generated;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
