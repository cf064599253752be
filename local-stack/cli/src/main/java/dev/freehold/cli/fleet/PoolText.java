package dev.freehold.cli.fleet;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.health.HealthText;
import dev.freehold.cli.output.Table;

/** Pools for a person to read. */
final class PoolText {
    private PoolText() {}

    /** One line a pool. */
    static List<String> list(JsonNode pools) {
        Table table = Table.headed("ID", "REGION", "TIER", "STATE", "TENANTS", "BYTES", "CONNECTIONS");
        pools.forEach(each -> table.row(
                each.path("id").asText(""),
                each.path("region").asText(""),
                each.path("tier").asText(""),
                each.path("state").asText(""),
                HealthText.room(each.path("tenants")),
                HealthText.room(each.path("bytes")),
                HealthText.room(each.path("connections"))));
        return table.lines();
    }

    /** Everything about one. */
    static List<String> details(JsonNode pool) {
        return Table.ofFields()
                .row("Id", pool.path("id").asText(""))
                .row("Region", pool.path("region").asText(""))
                .row("Tier", pool.path("tier").asText(""))
                .row("State", pool.path("state").asText(""))
                .row("Workers", ready(pool.path("ready")))
                .row("Tenants", HealthText.room(pool.path("tenants")))
                .row("Bytes", HealthText.room(pool.path("bytes")))
                .row("Connections", HealthText.room(pool.path("connections")))
                .lines();
    }

    private static String ready(JsonNode ready) {
        if (!ready.isBoolean()) {
            return "none has told of it";
        }
        return ready.asBoolean() ? "can work there" : "cannot work there; see pool health";
    }
}
