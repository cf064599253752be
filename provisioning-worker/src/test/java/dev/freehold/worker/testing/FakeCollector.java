package dev.freehold.worker.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;

/** Takes what a process exports as traces, in which names and texts stand readable. */
public final class FakeCollector implements AutoCloseable {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final HttpServer server;

    public FakeCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    /** What makes a worker export to here, soon. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.otel.exporter.otlp.endpoint",
                        "http://localhost:" + server.getAddress().getPort(),
                "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                "quarkus.otel.bsp.schedule.delay", "200ms");
    }

    public String received() {
        return received.toString(StandardCharsets.UTF_8);
    }

    public void await(String text) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> received().contains(text));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.writeBytes(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
