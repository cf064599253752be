package dev.freehold.worker.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.stack.keycloak.KeycloakServer;
import dev.freehold.stack.postgres.PoolServer;

/** The packaged worker as it is run in production, with its one file of properties. */
public final class WorkerProcess implements AutoCloseable {
    private static final Path PACKAGED = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Process process;
    private final int port;
    private final Path log;

    private WorkerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    public static WorkerProcess start(Path folder, FakeControlPlane controlPlane, KeycloakServer keycloak)
            throws IOException {
        int port = freePort();
        Path properties = Files.writeString(
                folder.resolve("worker.properties"), properties(folder, port, controlPlane, keycloak));
        Path log = folder.resolve("worker.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dquarkus.config.locations=" + properties,
                        "-jar",
                        PACKAGED.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        WorkerProcess worker = new WorkerProcess(process, port, log);
        Awaitility.await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(worker::isReady);
        return worker;
    }

    public boolean isReady() throws IOException, InterruptedException {
        return get("/q/health/ready").contains("\"UP\"");
    }

    public String get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    public Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String properties(Path folder, int port, FakeControlPlane controlPlane, KeycloakServer keycloak)
            throws IOException {
        PoolServer pool = TestPool.server();
        Path signing = Files.writeString(
                folder.resolve("worker.jwks"), SigningKey.generate("worker-1").privateJwks());
        Path region = Files.writeString(
                folder.resolve("region.jwks"), OpeningKeys.generate("region-1").publicJwks());
        return """
                quarkus.http.host=127.0.0.1
                quarkus.http.port=%d
                freehold.region=local
                freehold.worker.control-plane-url=%s
                freehold.worker.shutdown-deadline=1s
                quarkus.oidc-client.auth-server-url=%s
                quarkus.oidc-client.client-id=freehold-worker
                quarkus.oidc-client.credentials.secret=%s
                freehold.identity.url=%s
                freehold.identity.client-secret=%s
                freehold.pools."local-a".host=localhost
                freehold.pools."local-a".port=%d
                freehold.pools."local-a".password=%s
                freehold.pools."local-a".ssl-mode=disable
                freehold.pools."local-a".standby=0
                freehold.seal.worker-key-file=%s
                freehold.seal.region-public-key-file=%s
                """.formatted(
                        port,
                        controlPlane.url(),
                        keycloak.realm().issuer(),
                        keycloak.clientSecret("freehold-worker"),
                        keycloak.url(),
                        keycloak.clientSecret("freehold-identity"),
                        pool.server().port(),
                        pool.workerPassword(),
                        signing,
                        region);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
