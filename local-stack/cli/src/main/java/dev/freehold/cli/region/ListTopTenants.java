package dev.freehold.cli.region;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "top-tenants",
        description = "Lists the tenants that ask most of a region, by process, the busiest first.")
final class ListTopTenants implements Callable<Integer> {
    @Mixin
    private final RegionQuery query;

    ListTopTenants(Shell shell) {
        this.query = new RegionQuery(shell);
    }

    @Override
    public Integer call() {
        return query.show("top-tenants", ListTopTenants::table);
    }

    private static List<String> table(JsonNode answer) {
        Table table = Table.headed("TENANT", "PROCESS", "OPEN", "ACTIVE", "WAITING", "BORROWED", "EVICTED");
        answer.path("tenants")
                .forEach(each -> table.row(
                        each.path(each.hasNonNull("slug") ? "slug" : "tenant").asText(),
                        each.path("process").asText(),
                        each.path("open").asText(),
                        each.path("active").asText(),
                        each.path("waiting").asText(),
                        each.path("borrowed").asText(),
                        each.path("evicted").asText()));
        return table.lines();
    }
}
