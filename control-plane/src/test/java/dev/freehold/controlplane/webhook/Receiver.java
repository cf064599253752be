package dev.freehold.controlplane.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Somebody's HTTP server, which takes what it is sent, fails, or is slow. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile boolean slow;

    Receiver() {
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
        return "http://localhost:" + server.getAddress().getPort() + "/hook?tenant=us";
    }

    void answer(int with) {
        status = with;
    }

    void beSlow(boolean yes) {
        slow = yes;
    }

    /** All that came, in the order in which it did, whatever it was answered. */
    List<Request> requests() {
        return requests;
    }

    List<Request> taken() {
        return requests.stream().filter(request -> request.status() == 204).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        int answer = slow ? 0 : status;
        requests.add(new Request(headers, body, answer));
        if (answer == 0) {
            // Never answered; the other end gives up.
            return;
        }
        if (answer == 302) {
            exchange.getResponseHeaders().set("Location", url() + "&redirected");
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    record Request(Map<String, String> headers, String body, int status) {
        String id() {
            return String.valueOf(headers.get("webhook-id"));
        }
    }
}
