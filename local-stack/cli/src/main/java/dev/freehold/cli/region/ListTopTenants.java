package dev.freehold.cli.region;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "top-tenants",
        description = "Lists the tenants that ask most of a region, by process, the busiest first.")
final class ListTopTenants implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "REGION", converter = RegionArgument.class, description = "The region.")
    @SuppressWarnings("NullAway.Init")
    private String region;

    ListTopTenants(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        output.answer(
                connection.open().get(Endpoint.of("v1", "regions", region, "top-tenants")), ListTopTenants::table);
        return ExitCode.DONE.number();
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
