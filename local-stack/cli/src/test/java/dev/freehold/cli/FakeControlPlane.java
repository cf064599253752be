package dev.freehold.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A control plane that says what the test wrote for it. Of several answers to one request the last is repeated. */
final class FakeControlPlane implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final Set<String> breaking = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    FakeControlPlane() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** @param request method, blank, path and query */
    FakeControlPlane on(String request, int status, String body) {
        return on(request, new Answer(status, "application/json", body));
    }

    FakeControlPlane onEvents(String operation, String... events) {
        StringBuilder body = new StringBuilder(": welcome\n\n");
        for (String event : events) {
            body.append("event: operation\ndata: ")
                    .append(event.replace("\n", "\ndata: "))
                    .append("\n\n");
        }
        return on("GET /v1/operations/" + operation + "/events", new Answer(200, "text/event-stream", body.toString()));
    }

    /** Takes the first such request and hangs up. */
    void breakOffFirst(String request) {
        breaking.add(request);
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private FakeControlPlane on(String request, Answer answer) {
        answers.computeIfAbsent(request, ignored -> new ArrayDeque<>()).add(answer);
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = Objects.toString(exchange.getRequestHeaders().getFirst("Authorization"), "none");
        String key = Objects.toString(exchange.getRequestHeaders().getFirst("Idempotency-Key"), "none");
        requests.add(new Request(line, body, token, key));
        if (breaking.remove(line)) {
            exchange.close();
            return;
        }
        Answer answer = next(line);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), 0);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer next(String line) {
        Deque<Answer> left = answers.getOrDefault(line, new ArrayDeque<>());
        synchronized (left) {
            if (left.isEmpty()) {
                return new Answer(
                        404, "application/json", "{\"title\":\"There is no such thing here\",\"code\":\"not_found\"}");
            }
            return left.size() == 1 ? left.getFirst() : left.removeFirst();
        }
    }

    record Request(String line, String body, String authorization, String idempotencyKey) {}

    private record Answer(int status, String type, String body) {}
}
