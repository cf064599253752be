package dev.freehold.systemtests.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

import static java.util.Objects.requireNonNull;

/** Has the platform take a census: what registry, ledgers, servers, identities and routes disagree on. */
final class Inventory {
    /** A worker that is being killed or replaced can fail a part of a census; what it should have counted is then counted anew. */
    private static final int TRIES = 5;

    private final Operator operator;
    private final Set<String> known = new HashSet<>();

    Inventory(Operator operator) {
        this.operator = requireNonNull(operator, "operator");
    }

    /** Each difference is told once. */
    List<String> differences() {
        List<String> fresh = new ArrayList<>(counted());
        fresh.removeAll(known);
        known.addAll(fresh);
        return fresh;
    }

    private List<String> counted() {
        JsonNode census = take();
        for (int i = 1; i < TRIES && state(census).equals("incomplete"); i++) {
            census = take();
        }
        List<String> told = new ArrayList<>();
        census.path("findings")
                .forEach(finding -> told.add(finding.path("kind").asText() + " "
                        + finding.path("subject").asText() + ": "
                        + finding.path("detail").asText()));
        if (state(census).equals("incomplete")) {
            told.add("no census is complete: " + census.path("parts"));
        }
        return told;
    }

    private JsonNode take() {
        String id = Operator.id(operator.post("/v1/census"));
        return Awaitility.await("the census")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(
                        () -> operator.get("/v1/census/" + id).orThrow().body(),
                        now -> !state(now).equals("running"));
    }

    private static String state(JsonNode census) {
        return census.path("state").asText();
    }
}
