package dev.freehold.bench.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.http.JsonHttp;

import static java.util.Objects.requireNonNull;

/** Does to tenants what an operator does, and takes the time. */
public final class Tenants {
    /** The end is read from the operation, so asking seldom costs no precision and takes no time from what is measured. */
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Duration POLL_FOR_THE_FIRST = Duration.ofMillis(5);
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final JsonHttp controlPlane;
    private final JsonHttp tenantService;
    private final AtomicInteger created = new AtomicInteger();
    private String operator = "";
    private Instant operatorUntil = Instant.MIN;

    public Tenants(LocalStack stack) {
        this.stack = requireNonNull(stack);
        this.controlPlane = new JsonHttp(stack.controlPlane());
        this.tenantService = new JsonHttp(stack.tenantService());
    }

    /** One operation from its request until it has succeeded, by the clock that the services on this machine share. */
    public Timing create() {
        int number = created.incrementAndGet();
        ObjectNode tenant = request(number);
        return timed("bench-" + number, token -> controlPlane.send("POST", "/v1/tenants", token, tenant));
    }

    /** Closes it and begins its retention. */
    public Timing delete(String slug) {
        return timed(slug, token -> controlPlane.send("DELETE", "/v1/tenants/" + slug + "?confirm=" + slug, token));
    }

    /** Removes one that was deleted before, without waiting for the end of its retention. */
    public Timing drop(String slug) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("confirm", slug).put("archive", "none");
        return timed(slug, token -> controlPlane.send("POST", "/v1/tenants/" + slug + "/purge", token, body));
    }

    /** @param verb suspend or resume */
    public Timing change(String slug, String verb) {
        return timed(slug, token -> controlPlane.send("POST", "/v1/tenants/" + slug + "/" + verb, token));
    }

    /** The tenant's first request until it is answered well, ms; the token is fetched before and not counted. */
    public double firstRequest(String slug) {
        String token = stack.tokens().memberOf(slug);
        long began = System.nanoTime();
        while (tenantService.get("/v1/me", token).status() != 200) {
            if (System.nanoTime() - began > DEADLINE.toNanos()) {
                throw new IllegalStateException("tenant " + slug + " is not served within " + DEADLINE);
            }
            LockSupport.parkNanos(POLL_FOR_THE_FIRST.toNanos());
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private Timing timed(String slug, Call call) {
        String token = operator();
        Instant sent = Instant.now();
        long began = System.nanoTime();
        String operation = call.with(token).orThrow().body().path("id").asText();
        long answered = System.nanoTime();
        JsonNode ended = await(operation, token, began + DEADLINE.toNanos());
        Instant finished = Instant.parse(ended.path("finishedAt").asText());
        double took = Duration.between(sent, finished).toNanos() / 1e6;
        return new Timing(slug, answered, took, steps(ended));
    }

    private JsonNode await(String operation, String token, long deadline) {
        while (System.nanoTime() < deadline) {
            JsonNode now = controlPlane
                    .get("/v1/operations/" + operation, token)
                    .orThrow()
                    .body();
            switch (now.path("state").asText()) {
                case "succeeded" -> {
                    return now;
                }
                case "failed", "compensated" -> throw new IllegalStateException("an operation came to nothing: " + now);
                default -> LockSupport.parkNanos(POLL.toNanos());
            }
        }
        throw new IllegalStateException("an operation did not end within " + DEADLINE);
    }

    private synchronized String operator() {
        if (Instant.now().isAfter(operatorUntil)) {
            operator = stack.tokens().operator("ops-admin");
            operatorUntil = Instant.now().plus(TOKEN_LIFE);
        }
        return operator;
    }

    private static Map<String, Double> steps(JsonNode operation) {
        Map<String, Double> steps = new LinkedHashMap<>();
        for (JsonNode step : operation.path("steps")) {
            boolean acted = step.hasNonNull("startedAt") && step.hasNonNull("finishedAt");
            steps.put(step.path("name").asText(), acted ? millis(step) : 0.0);
        }
        return steps;
    }

    private static double millis(JsonNode step) {
        Instant began = Instant.parse(step.path("startedAt").asText());
        Instant ended = Instant.parse(step.path("finishedAt").asText());
        return Duration.between(began, ended).toNanos() / 1e6;
    }

    private static ObjectNode request(int number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("slug", "bench-" + number)
                .put("legalName", "Bench " + number)
                .put("taxId", "BENCH" + number)
                .put("country", "DE")
                .put("contactName", "Bench")
                .put("adminEmail", "bench-" + number + "@example.org")
                .put("plan", BenchStack.PLAN)
                .put("region", "local")
                .put("environment", "demo");
    }

    @FunctionalInterface
    private interface Call {
        dev.freehold.stack.http.JsonAnswer with(String token);
    }
}
