package dev.freehold.cli.tenant;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.output.Table;

/** What a dry run found, as a person reads it. */
final class PreviewText {
    private static final String NONE = "none";

    private PreviewText() {}

    static List<String> lines(JsonNode preview) {
        JsonNode before = preview.path("before");
        JsonNode after = preview.path("after");
        Table fields = Table.ofFields()
                .row("Would", preview.path("kind").asText())
                .row("Tenant", preview.path("tenant").asText())
                .row("Plan", preview.path("plan").asText())
                .row("Region", preview.path("region").asText())
                .row("Pool", pool(preview.path("pool")))
                .row("State", step(text(before.path("state")), text(after.path("state"))))
                .row("Epoch", step(text(before.path("epoch")), text(after.path("epoch"))))
                .row("Route", step(route(before.path("route")), route(after.path("route"))));
        preview.path("superseded").forEach(id -> fields.row("Would end", "operation " + id.asText()));
        preview.path("effects")
                .forEach(effect -> fields.row(
                        capital(effect.path("part").asText()),
                        effect.path("becomes").asText()));
        List<String> lines = new ArrayList<>(fields.lines());
        lines.add("Nothing was done.");
        return lines;
    }

    private static String pool(JsonNode pool) {
        String fill = "%s, with %s of %s tenants."
                .formatted(
                        pool.path("id").asText(),
                        pool.path("usedTenants").asText(),
                        pool.path("maxTenants").asText());
        String reason = pool.path("reason").asText("");
        return reason.isEmpty() || reason.equals("null") ? fill : fill + " " + reason;
    }

    private static String route(JsonNode route) {
        if (!route.isObject()) {
            return NONE;
        }
        String until = text(route.path("licenseValidUntil"));
        return route.path("state").asText() + (until.equals(NONE) ? "" : ", licence until " + until);
    }

    private static String step(String before, String after) {
        return before.equals(after) ? after : before + " -> " + after;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? NONE : value.asText();
    }

    private static String capital(String part) {
        return part.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1);
    }
}
