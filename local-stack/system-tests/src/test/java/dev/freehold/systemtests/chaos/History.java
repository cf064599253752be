package dev.freehold.systemtests.chaos;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What a tenant's operations, in the order in which they were asked for, make of it. */
final class History {
    private static final List<String> THERE = List.of("active", "suspended");

    private History() {}

    /** Fails where an operation should have been refused. */
    static String stateAfter(List<JsonNode> operations) {
        String state = "";
        for (JsonNode operation : operations) {
            state = next(state, operation);
        }
        return state;
    }

    private static String next(String state, JsonNode operation) {
        boolean succeeded = operation.path("state").asText().equals("succeeded");
        return switch (operation.path("kind").asText()) {
            case "provision" -> {
                assertThat(state).as(operation.toString()).isEmpty();
                yield succeeded ? "active" : "failed";
            }
            case "suspend" -> {
                assertThat(state).as(operation.toString()).isIn(THERE);
                yield "suspended";
            }
            case "resume" -> {
                assertThat(state).as(operation.toString()).isEqualTo("suspended");
                yield succeeded ? "active" : "suspended";
            }
            case "rotate" -> {
                assertThat(state).as(operation.toString()).isEqualTo("active");
                yield "active";
            }
            case "offboard" -> {
                assertThat(state).as(operation.toString()).isIn(THERE);
                // A purge that wants no archive does not wait for one to be made.
                boolean superseded =
                        operation.path("error").path("code").asText().equals("superseded");
                assertThat(succeeded || superseded).as(operation.toString()).isTrue();
                yield "deleting";
            }
            case "undelete" -> {
                assertThat(state).as(operation.toString()).isEqualTo("deleting");
                assertThat(succeeded).as(operation.toString()).isTrue();
                yield "suspended";
            }
            case "drop" -> {
                assertThat(state).as(operation.toString()).isEqualTo("deleting");
                assertThat(succeeded).as(operation.toString()).isTrue();
                yield "dropped";
            }
            default -> throw new AssertionError("not asked for: " + operation);
        };
    }
}
