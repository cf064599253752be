package dev.freehold.cli.health;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.output.Table;

/** How things are, for a person to read. */
public final class HealthText {
    private static final String STATE = "state";
    private static final String SEEN = "observedAt";

    private HealthText() {}

    public static List<String> tenant(JsonNode health) {
        JsonNode database = health.path("database");
        JsonNode traffic = health.path("traffic");
        return reasons(Table.ofFields().row("State", text(health, STATE)), health)
                .row("Seen", text(health, SEEN))
                .row("Pool", text(health, "pool"))
                .row("Database", reachable(database))
                .row("Bytes", text(database, "bytes"))
                .row("Grows a day", text(database, "growthBytesPerDay"))
                .row("Connections", text(database, "connections"))
                .row("Schema", text(database, "schemaVersion"))
                .row("Requests in 15 min", text(traffic, "requests"))
                .row("Failed", text(traffic, "errors"))
                .row("Without database", text(traffic, "unavailable"))
                .row("Refused", text(traffic, "refused"))
                .row("Slow", text(traffic, "slow"))
                .row("Waited", milliseconds(traffic))
                .lines();
    }

    public static List<String> pool(JsonNode health) {
        Table fields = reasons(Table.ofFields().row("State", text(health, STATE)), health)
                .row("Seen", text(health, SEEN))
                .row("Takes tenants", text(health, "poolState"))
                .row("Tenants", room(health.path("tenants")))
                .row("Bytes", room(health.path("bytes")))
                .row("Connections", room(health.path("connections")))
                .row("How they are", tally(health.path("tenantStates")));
        health.path("workers")
                .forEach(each -> fields.row(
                        "Worker",
                        text(each, "worker")
                                + (each.path("ready").asBoolean()
                                        ? " can work there"
                                        : " cannot: " + text(each, "message"))));
        return fields.lines();
    }

    static List<String> fleet(JsonNode health) {
        List<String> lines = new ArrayList<>(Table.ofFields()
                .row("State", text(health, STATE))
                .row("Seen", text(health, SEEN))
                .row("Pools", tally(health.path("pools")))
                .row("Tenants", tally(health.path("tenants")))
                .lines());
        Table table = Table.headed("WHAT", "STATE", "WHY", "SEEN");
        health.path("poolsToSee")
                .forEach(each ->
                        table.row("pool " + text(each, "pool"), text(each, STATE), why(each), text(each, SEEN)));
        health.path("tenantsToSee")
                .forEach(each ->
                        table.row("tenant " + text(each, "tenant"), text(each, STATE), why(each), text(each, SEEN)));
        if (!health.path("poolsToSee").isEmpty() || !health.path("tenantsToSee").isEmpty()) {
            lines.add("");
            lines.addAll(table.lines());
        }
        return lines;
    }

    /** {@code 3 of 500}. */
    public static String room(JsonNode room) {
        String used = text(room, "used");
        String limit = text(room, "limit");
        return (used.isEmpty() ? "unknown" : used) + (limit.isEmpty() ? "" : " of " + limit);
    }

    private static Table reasons(Table table, JsonNode health) {
        health.path("reasons").forEach(each -> table.row("Because", text(each, "message")));
        return table;
    }

    private static String why(JsonNode health) {
        return text(health.path("reasons").path(0), "code");
    }

    private static String tally(JsonNode tally) {
        List<String> parts = new ArrayList<>();
        tally.properties().stream()
                .filter(each -> each.getValue().asLong() > 0)
                .forEach(each -> parts.add(each.getValue().asText() + " " + each.getKey()));
        return String.join(", ", parts);
    }

    private static String reachable(JsonNode database) {
        if (!database.isObject()) {
            return "";
        }
        return database.path("reachable").asBoolean() ? "reachable" : "not reachable";
    }

    private static String milliseconds(JsonNode traffic) {
        String waited = text(traffic, "waitMillis");
        return waited.isEmpty() ? "" : waited + " ms for connections";
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() ? "" : value.asText("");
    }
}
