package dev.freehold.cli.event;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.output.Extent;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.Shell;

@Command(name = "deliveries", description = "Lists what it was told and what it is still to be told, newest first.")
final class ListDeliveries extends OfWebhook {
    @Mixin
    private final Extent extent = new Extent();

    @Option(names = "--state", paramLabel = "STATE", description = "Only pending, delivered or failed ones.")
    private @Nullable String state;

    ListDeliveries(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        return list(endpoint("deliveries").with("state", Optional.ofNullable(state)), extent, ListDeliveries::table);
    }

    private static List<String> table(JsonNode listing) {
        Table table = Table.headed("EVENT", "TYPE", "STATE", "ATTEMPTS", "LAST", "ANSWER", "NEXT");
        listing.path("items")
                .forEach(each -> table.row(
                        each.path("event").asText(""),
                        each.path("type").asText(""),
                        each.path("state").asText(""),
                        each.path("attempts").asText(""),
                        each.path("lastAt").asText(""),
                        each.path("lastError").asText(each.path("lastStatus").asText("")),
                        each.path("dueAt").asText("")));
        return table.lines();
    }
}
