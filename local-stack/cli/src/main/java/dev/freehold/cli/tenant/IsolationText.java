package dev.freehold.cli.tenant;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.freehold.cli.output.Table;

/** How far apart a tenant is kept, for a person to read. */
final class IsolationText {
    private IsolationText() {}

    static List<String> details(JsonNode isolation) {
        JsonNode demand = isolation.path("demand");
        JsonNode figures = isolation.path("figures");
        Table table = Table.ofFields()
                .row(
                        "Pool",
                        isolation.path("pool").asText() + ", "
                                + isolation.path("tier").asText())
                .row(
                        "Demanded",
                        isolation.path("demanded").asText()
                                + (isolation.path("met").asBoolean() ? "" : ", not met"))
                .row("Contract", demand.path("contract").asText(""))
                .row("Advised", isolation.path("advised").asText());
        demand.path("reasons").forEach(each -> table.row("Reason", each.asText()));
        isolation
                .path("triggers")
                .forEach(each -> table.row(
                        "Trigger",
                        each.path("code").asText() + ": " + each.path("message").asText()));
        return table.row("Bytes", figures.path("bytes").asText(""))
                .row("Bytes of pool", figures.path("poolBytes").asText(""))
                .row("Tenants of pool", figures.path("poolTenants").asText(""))
                .row("Waited in a day", seconds(figures.path("waitSeconds")))
                .row("Noisy hours", figures.path("noisyHours").asText(""))
                .lines();
    }

    private static String seconds(JsonNode seconds) {
        return seconds.isNumber() ? seconds.asText() + " s" : "";
    }
}
