package dev.freehold.cli.fleet;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(name = "list", description = "Lists the plans and their limits.")
final class ListPlans implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    ListPlans(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        output.answer(connection.open().get(Endpoint.of("v1", "plans")), ListPlans::table);
        return ExitCode.DONE.number();
    }

    private static List<String> table(JsonNode plans) {
        Table table = Table.headed(
                "NAME",
                "TIER",
                "USERS",
                "DOCUMENTS/MONTH",
                "ESTABLISHMENTS",
                "STORAGE",
                "REQUESTS/S",
                "AT ONCE",
                "CONNECTIONS");
        plans.forEach(each -> table.row(
                each.at("/name").asText(""),
                each.at("/tier").asText(""),
                each.at("/limits/users").asText(""),
                each.at("/limits/documentsPerMonth").asText(""),
                each.at("/limits/establishments").asText(""),
                each.at("/limits/storageBytes").asText(""),
                each.at("/limits/requestsPerSecond").asText(""),
                each.at("/limits/concurrentRequests").asText(""),
                each.at("/limits/connections").asText("")));
        return table.lines();
    }
}
