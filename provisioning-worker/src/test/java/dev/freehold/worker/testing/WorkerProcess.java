package dev.freehold.worker.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import dev.freehold.stack.keycloak.KeycloakServer;
import dev.freehold.stack.postgres.PoolServer;
import dev.freehold.stack.process.Ports;

/** The packaged worker as it is run in production, with its one file of properties. */
public final class WorkerProcess implements AutoCloseable {
    private static final Path PACKAGED = Path.of("target/quarkus-app/quarkus-run.jar");

    private static final ServerView SERVER = new ServerView(TestPool.server());

    private static final String HEAP = "256m";

    private final Process process;
    private final int port;
    private final Path log;

    private WorkerProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Waits until it is ready. */
    public static WorkerProcess start(Path folder, FakeControlPlane controlPlane, KeycloakServer keycloak)
            throws IOException {
        return start(folder, controlPlane, keycloak, Map.of());
    }

    /** See {@link #start(Path, FakeControlPlane, KeycloakServer)}. */
    public static WorkerProcess start(
            Path folder, FakeControlPlane controlPlane, KeycloakServer keycloak, Map<String, String> more)
            throws IOException {
        Map<String, String> settings = WorkerSettings.on(folder, TestPool.server());
        settings.putAll(WorkerSettings.of(controlPlane, keycloak));
        settings.putAll(more);
        return start(folder, settings, HEAP);
    }

    /** Waits until it is ready, with so much heap. */
    public static WorkerProcess start(Path folder, Map<String, String> settings, String heap) throws IOException {
        WorkerProcess worker = launch(folder, settings, heap);
        Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(worker::isReady);
        return worker;
    }

    /** Waits for nothing. */
    public static WorkerProcess launch(Path folder, Map<String, String> settings) throws IOException {
        return launch(folder, settings, HEAP);
    }

    private static WorkerProcess launch(Path folder, Map<String, String> settings, String heap) throws IOException {
        int port = Ports.free();
        Path properties = Files.write(
                folder.resolve("worker.properties"),
                Stream.concat(
                                Stream.of("quarkus.http.host=127.0.0.1", "quarkus.http.port=" + port),
                                settings.entrySet().stream().map(Map.Entry::toString))
                        .toList());
        Path log = folder.resolve("worker.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.config.locations=" + properties,
                        "-jar",
                        PACKAGED.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new WorkerProcess(process, port, log);
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

    /** Also waits until the server has ended what the process had asked of it, which a killed client does not stop. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        SERVER.ask("postgres", """
                        SELECT pid FROM pg_stat_activity WHERE usename = '%s' AND state <> 'idle'
                        """.formatted(PoolServer.WORKER)).isEmpty());
    }
}
