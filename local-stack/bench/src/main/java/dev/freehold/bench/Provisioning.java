package dev.freehold.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.http.JsonHttp;

import static java.util.Objects.requireNonNull;

/** Creates tenants as an operator does, and databases as an administrator does, and takes the time of each. */
final class Provisioning {
    private static final String POOL = "local-a";
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /**
     * Times of one creation.
     *
     * @param total from the POST until the operation is seen as succeeded, in ms
     * @param steps ms by step, as the platform reports them
     */
    record Timing(double total, Map<String, Double> steps) {}

    private final LocalStack stack;
    private final JsonHttp controlPlane;
    private int created;

    Provisioning(LocalStack stack) {
        this.stack = requireNonNull(stack);
        this.controlPlane = new JsonHttp(stack.controlPlane());
    }

    Timing create() {
        String token = stack.tokens().operator("ops-admin");
        ObjectNode tenant = request(++created);
        long began = System.nanoTime();
        String operation = controlPlane
                .send("POST", "/v1/tenants", token, tenant)
                .orThrow()
                .body()
                .path("id")
                .asText();
        JsonNode ended = await(operation, token, began + DEADLINE.toNanos());
        return new Timing((System.nanoTime() - began) / 1e6, steps(ended));
    }

    double createRaw(int number) throws SQLException {
        String password = stack.folder().secrets().get("worker." + POOL);
        try (Connection pool = stack.connect(POOL, "freehold_pool", "freehold_worker", password);
                Statement statement = pool.createStatement()) {
            String template = template(statement);
            long began = System.nanoTime();
            statement.execute("CREATE DATABASE bench_raw_" + number + " TEMPLATE " + template
                    + " STRATEGY wal_log ALLOW_CONNECTIONS false");
            return (System.nanoTime() - began) / 1e6;
        }
    }

    private static String template(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("""
                SELECT datname FROM pg_database WHERE datistemplate AND starts_with(datname, 'fh_template_')
                ORDER BY datname DESC LIMIT 1
                """)) {
            if (!found.next()) {
                throw new IllegalStateException(
                        "no tenant has been created on " + POOL + " yet, so it has no template");
            }
            return found.getString(1);
        }
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
                case "failed", "compensated" -> throw new IllegalStateException("a tenant was not created: " + now);
                default -> LockSupport.parkNanos(POLL.toNanos());
            }
        }
        throw new IllegalStateException("a tenant was not created within " + DEADLINE);
    }

    private static Map<String, Double> steps(JsonNode operation) {
        Map<String, Double> steps = new LinkedHashMap<>();
        for (JsonNode step : operation.path("steps")) {
            Instant began = Instant.parse(step.path("startedAt").asText());
            Instant ended = Instant.parse(step.path("finishedAt").asText());
            steps.put(step.path("name").asText(), Duration.between(began, ended).toNanos() / 1e6);
        }
        return steps;
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
                .put("plan", "standard")
                .put("region", "local")
                .put("environment", "demo");
    }
}
