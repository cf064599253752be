package dev.freehold.tenantservice.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** An HTTP server on a loopback port that can go away and come back on the same port. */
final class EdgeServer implements AutoCloseable {
    record Answer(int status, String type, String body) {}

    private final Map<String, Function<HttpExchange, Answer>> paths = new LinkedHashMap<>();
    private @Nullable HttpServer server;
    private int port;

    void on(String path, Function<HttpExchange, Answer> answering) {
        paths.put(path, answering);
    }

    /** Does nothing if it runs already. */
    void start() {
        if (server != null) {
            return;
        }
        try {
            HttpServer starting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            starting.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            paths.forEach((path, answering) -> starting.createContext(path, exchange -> answer(exchange, answering)));
            starting.start();
            port = starting.getAddress().getPort();
            server = starting;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        HttpServer running = server;
        server = null;
        if (running != null) {
            running.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, Function<HttpExchange, Answer> answering) throws IOException {
        try (exchange) {
            Answer answer = answering.apply(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
