package dev.freehold.bench.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An identity server that answers a worker at once, so that the difference to the real one is what that one costs. */
public final class StubIdentity implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, ObjectNode> groups = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> users = new ConcurrentHashMap<>();

    public StubIdentity() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode answer = answer(exchange);
            byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private JsonNode answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean post = exchange.getRequestMethod().equals("POST");
        if (path.endsWith("/token")) {
            return JSON.createObjectNode()
                    .put("access_token", "stub")
                    .put("token_type", "Bearer")
                    .put("expires_in", 3600);
        }
        if (post) {
            return keep(JSON.readTree(body).deepCopy(), path.endsWith("/groups"));
        }
        if (path.endsWith("/groups") && path.contains("/users/")) {
            return groupsOf(path);
        }
        return path.endsWith("/groups") ? named(groups, query) : named(users, query);
    }

    private JsonNode keep(ObjectNode thing, boolean group) {
        thing.put("id", UUID.randomUUID().toString());
        if (group) {
            groups.put(thing.path("name").asText(), thing);
        } else {
            users.put(thing.path("email").asText(), thing);
        }
        return thing;
    }

    private ArrayNode groupsOf(String path) {
        ArrayNode found = JSON.createArrayNode();
        users.values().stream()
                .filter(user -> path.contains("/" + user.path("id").asText() + "/"))
                .flatMap(user -> user.path("groups").valueStream())
                .map(name -> name.asText().substring(name.asText().lastIndexOf('/') + 1))
                .filter(groups::containsKey)
                .forEach(name -> found.add(groups.get(name)));
        return found;
    }

    private static ArrayNode named(Map<String, ObjectNode> things, String query) {
        ArrayNode found = JSON.createArrayNode();
        things.forEach((name, thing) -> {
            if (query.contains("=" + name)) {
                found.add(thing);
            }
        });
        return found;
    }
}
