package dev.freehold.worker.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.stack.keycloak.KeycloakServer;
import dev.freehold.stack.postgres.PoolServer;

/** What a packaged worker is told in these tests. */
public final class WorkerSettings {
    private static final String POOL = "freehold.pools.\"local-a\".";

    private WorkerSettings() {}

    /** Of a worker that has a pool and reaches nothing else. */
    public static Map<String, String> on(Path folder, PoolServer pool) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("freehold.development", "true");
        settings.put("freehold.region", "local");
        settings.put("freehold.worker.control-plane-url", "http://localhost:1");
        settings.put("freehold.worker.shutdown-deadline", "1s");
        settings.put("quarkus.oidc-client.auth-server-url", "http://localhost:1");
        settings.put("quarkus.oidc-client.client-id", "freehold-worker");
        settings.put("quarkus.oidc-client.credentials.secret", "none");
        settings.put("freehold.identity.client-secret", "none");
        settings.putAll(pool(pool));
        settings.putAll(keys(folder, "worker-1", "region-1"));
        return settings;
    }

    /** How to reach both. */
    public static Map<String, String> of(FakeControlPlane controlPlane, KeycloakServer keycloak) {
        return Map.of(
                "freehold.worker.control-plane-url", controlPlane.url().toString(),
                "quarkus.oidc-client.auth-server-url", keycloak.realm().issuer().toString(),
                "quarkus.oidc-client.credentials.secret", keycloak.clientSecret("freehold-worker"),
                "freehold.identity.url", keycloak.url().toString(),
                "freehold.identity.client-secret", keycloak.clientSecret("freehold-identity"));
    }

    /** A region that keeps objects and can open what it has sealed. */
    public static Map<String, String> archives(Path folder) throws IOException {
        OpeningKeys region = OpeningKeys.generate("region-1");
        Path opening = Files.writeString(folder.resolve("region.jwks"), region.privateJwks());
        Path sealing = Files.writeString(folder.resolve("region.public.jwks"), region.publicJwks());
        return Map.of(
                "freehold.objects.folder", folder.resolve("objects").toString(),
                "freehold.archive.region-key-file", opening.toString(),
                "freehold.seal.region-public-key-file", sealing.toString());
    }

    /** Keys with these ids. */
    public static Map<String, String> keys(Path folder, String worker, String region) throws IOException {
        Path signing = Files.writeString(
                folder.resolve(worker + ".jwks"), SigningKey.generate(worker).privateJwks());
        Path sealing = Files.writeString(
                folder.resolve(region + ".jwks"), OpeningKeys.generate(region).publicJwks());
        return Map.of(
                "freehold.seal.worker-key-file", signing.toString(),
                "freehold.seal.region-public-key-file", sealing.toString());
    }

    /** One setting of the pool. */
    public static Map<String, String> pool(String name, String value) {
        return Map.of(POOL + name, value);
    }

    private static Map<String, String> pool(PoolServer pool) {
        return Map.of(
                POOL + "host", "localhost",
                POOL + "port", Integer.toString(pool.server().port()),
                POOL + "password", pool.workerPassword(),
                POOL + "ssl-mode", "disable",
                POOL + "standby", "0");
    }
}
