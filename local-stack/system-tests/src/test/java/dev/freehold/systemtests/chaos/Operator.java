package dev.freehold.systemtests.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.http.JsonAnswer;
import dev.freehold.stack.http.JsonHttp;

import static java.util.Objects.requireNonNull;

/** An operator at the control plane's API, past all gates. */
final class Operator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Set<String> OPEN = Set.of("", "pending", "running");
    private static final String RUN = Long.toString(System.currentTimeMillis() % 1_679_616, 36);
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final LocalStack stack;
    private final JsonHttp http;
    private String token = "";
    private Instant tokenEnds = Instant.MIN;

    Operator(LocalStack stack) {
        this.stack = requireNonNull(stack, "stack");
        this.http = new JsonHttp(stack.controlPlane());
    }

    static String freshSlug(String stem) {
        return stem + "-" + RUN + "-" + COUNTER.incrementAndGet();
    }

    JsonAnswer get(String path) {
        return http.get(path, token());
    }

    JsonAnswer post(String path) {
        return http.send("POST", path, token());
    }

    JsonAnswer post(String path, Map<String, ?> body) {
        return http.send("POST", path, token(), JSON.valueToTree(body));
    }

    JsonAnswer create(String slug) {
        return create(slug, Map.of());
    }

    /** @param more what is said beyond the usual, or instead of it */
    JsonAnswer create(String slug, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "slug", slug,
                "legalName", slug + " Ltd",
                "taxId", "DE" + RUN.toUpperCase(java.util.Locale.ROOT) + COUNTER.incrementAndGet(),
                "country", "DE",
                "contactName", "Ada Lovelace",
                "adminEmail", slug + "@example.org",
                "plan", "standard",
                "region", "local",
                "environment", "demo"));
        body.putAll(more);
        return post("/v1/tenants", body);
    }

    /** @param verb suspend, resume, verify, export or undelete */
    JsonAnswer ask(String slug, String verb) {
        return post("/v1/tenants/" + slug + "/" + verb);
    }

    JsonAnswer delete(String slug) {
        return http.send("DELETE", "/v1/tenants/" + slug + "?confirm=" + slug, token());
    }

    JsonAnswer discard(String slug, String archive) {
        return http.send("DELETE", "/v1/tenants/" + slug + "/archives/" + archive + "?confirm=" + archive, token());
    }

    /** Of a tenant that was deleted. */
    JsonAnswer purge(String slug) {
        return post("/v1/tenants/" + slug + "/purge", Map.of("confirm", slug, "archive", "none"));
    }

    JsonAnswer drop(String slug) {
        String _ = awaitSuccess(delete(slug));
        return purge(slug);
    }

    JsonAnswer cancel(String operation) {
        return post("/v1/operations/" + operation + "/cancel");
    }

    JsonNode tenant(String slug) {
        return get("/v1/tenants/" + slug).orThrow().body();
    }

    JsonNode operation(String id) {
        return get("/v1/operations/" + id).orThrow().body();
    }

    /** All operations of the tenants that have or had the slug, the latest first. */
    List<JsonNode> operations(String slug) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/v1/operations?limit=200&tenant=" + slug + cursor)
                    .orThrow()
                    .body();
            page.path("items").forEach(all::add);
            cursor = page.hasNonNull("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return all;
    }

    /** The operation once it is over; while nobody answers, it waits on. */
    JsonNode awaitEnd(String operation) {
        return Awaitility.await("the end of " + operation)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(
                        () -> operation(operation),
                        now -> !OPEN.contains(now.path("state").asText()));
    }

    /** @return the operation's id, once it has succeeded */
    String awaitSuccess(JsonAnswer accepted) {
        String operation = id(accepted);
        JsonNode end = awaitEnd(operation);
        if (!end.path("state").asText().equals("succeeded")) {
            throw new AssertionError("the operation should have succeeded: " + end);
        }
        return operation;
    }

    static String id(JsonAnswer accepted) {
        return accepted.orThrow().body().path("id").asText();
    }

    static List<String> steps(JsonNode operation) {
        return StreamSupport.stream(operation.path("steps").spliterator(), false)
                .map(step -> step.path("name").asText())
                .toList();
    }

    private synchronized String token() {
        if (Instant.now().isAfter(tokenEnds)) {
            token = stack.tokens().operator("ops-admin");
            tokenEnds = Instant.now().plus(TOKEN_LIFE);
        }
        return token;
    }
}
