package dev.freehold.systemtests.chaos.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.util.Objects.requireNonNull;

/** A gate before an HTTP server. A request that its gatekeeper keeps, or that nobody answers, ends in a broken connection. */
public final class HttpGate implements AutoCloseable {
    private static final Set<String> HOP_BY_HOP =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");

    private final URI upstream;
    private final Gatekeeper keeper;
    private final Reading reading;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    static {
        // Headers and body go out as two packets; without this the second waits for the other side's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public HttpGate(URI upstream, Reading reading, Gatekeeper keeper) {
        this.upstream = requireNonNull(upstream, "upstream");
        this.reading = requireNonNull(reading, "reading");
        this.keeper = requireNonNull(keeper, "keeper");
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Breaks every connection, also those that are kept. */
    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<Passage> asked = reading.request(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
            if (asked.isPresent()) {
                keeper.admit(asked.get());
            }
            HttpResponse<byte[]> answer = forward(exchange, body, asked);
            if (asked.isPresent()) {
                keeper.answer(asked.get());
            }
            deliver(exchange, answer);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            // The other side has gone; so goes this one.
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body, Optional<Passage> asked)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        upstream.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        var answer = client.sendAsync(request.build(), BodyHandlers.ofByteArray());
        asked.ifPresent(keeper::passed);
        try {
            return answer.get();
        } catch (InterruptedException closed) {
            answer.cancel(true);
            throw closed;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void deliver(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException, InterruptedException {
        Optional<Passage> told = reading.answer(exchange.getRequestURI().getPath(), answer.statusCode(), answer.body());
        if (told.isPresent()) {
            keeper.admit(told.get());
        }
        answer.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        int length = answer.body().length;
        exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
        if (length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Understands what one server is asked. */
    public interface Reading {
        Optional<Passage> request(String method, String path, byte[] body);

        /** What an answer says that concerns the gatekeeper. */
        Optional<Passage> answer(String path, int status, byte[] body);
    }
}
