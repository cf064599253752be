package dev.freehold.bench.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.region.DataPlaneLease;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;

import static java.util.Objects.requireNonNull;

/** What data planes ask of the world: keys and tokens of an issuer, the signed feed, the lease of connections. */
final class RegionEdge implements AutoCloseable {
    private static final String REALM = "/realms/bench";
    private static final Pattern AFTER = Pattern.compile("after=(\\d+)");
    private static final long LONGEST_WAIT_MILLIS = 15_000;

    private final HttpServer server;
    private final SigningKey authority;
    private final RsaJsonWebKey key;
    private final List<Route> routes = new ArrayList<>();
    private String signed = "";
    private long version = 1;
    private volatile int connections;

    RegionEdge(SigningKey authority, int connections) {
        this.authority = requireNonNull(authority);
        this.connections = connections;
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("bench");
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String issuer() {
        return url() + REALM;
    }

    /** Every process is lent so many connections from its next report on, which is within a second. */
    void lend(int count) {
        connections = count;
    }

    synchronized void publish(List<Route> more) {
        routes.addAll(more);
        version++;
        signed = new RouteFeed(RegionDatabases.REGION, version, 0, true, Instant.now(), routes).sign(authority);
        notifyAll();
    }

    /** Holds for an hour. */
    String token(String subject, BenchTenant tenant) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience("freehold-tenant-service");
        claims.setSubject(subject);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(60);
        claims.setStringClaim("tenant_id", tenant.id().toString());
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setKey(key.getPrivateKey());
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer(exchange).getBytes(StandardCharsets.UTF_8);
            boolean feed = exchange.getRequestURI().getPath().endsWith("/routes");
            exchange.getResponseHeaders().set("Content-Type", feed ? RouteFeed.MEDIA_TYPE : "application/json");
            exchange.sendResponseHeaders(body.length == 0 ? 204 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/certs")) {
            return new JsonWebKeySet(key).toJson();
        }
        if (path.endsWith("/token")) {
            return """
                    {"access_token":"bench","token_type":"Bearer","expires_in":3600}""";
        }
        if (path.endsWith("/routes")) {
            return feed(exchange.getRequestURI().getQuery());
        }
        if (path.endsWith("/data-planes")) {
            return ContractJson.write(new DataPlaneLease(30, 1, 1, Map.of(RegionDatabases.POOL.value(), connections)));
        }
        return "";
    }

    private synchronized String feed(String query) {
        Matcher after = AFTER.matcher(query);
        long known = after.find() ? Long.parseLong(after.group(1)) : 0;
        long end = System.currentTimeMillis() + LONGEST_WAIT_MILLIS;
        try {
            for (long left = LONGEST_WAIT_MILLIS; known == version && left > 0; ) {
                wait(left);
                left = end - System.currentTimeMillis();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "";
        }
        return known == version ? "" : signed;
    }
}
