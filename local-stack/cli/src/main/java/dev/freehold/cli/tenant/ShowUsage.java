package dev.freehold.cli.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.output.PlainText;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.Shell;

@Command(name = "usage", description = "Shows what a tenant uses beside what its plan allows.")
final class ShowUsage implements Callable<Integer> {
    @Mixin
    private final TenantQuery query;

    ShowUsage(Shell shell) {
        this.query = new TenantQuery(shell);
    }

    @Override
    public Integer call() {
        return query.show("usage", ShowUsage::lines);
    }

    private static List<String> lines(JsonNode usage) {
        Table table = Table.headed("WHAT", "USED", "LIMIT", "OVER", "BY", "SEEN");
        usage.path("measured")
                .forEach(each -> table.row(
                        each.path("name").asText(),
                        each.path("used").asText(),
                        each.path("limit").asText(""),
                        each.path("over").asBoolean() ? "yes" : "",
                        each.path("source").asText(),
                        each.path("observedAt").asText()));
        usage.path("notMeasured")
                .forEach(each -> table.row(
                        each.path("name").asText(),
                        "unknown",
                        each.path("limit").asText(""),
                        "",
                        "",
                        ""));
        List<String> lines = new ArrayList<>(table.lines());
        usage.path("notMeasured")
                .forEach(each -> lines.add(PlainText.line(
                        each.path("name").asText() + ": " + each.path("why").asText())));
        return lines;
    }
}
