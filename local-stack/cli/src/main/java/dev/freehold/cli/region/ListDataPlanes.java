package dev.freehold.cli.region;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Answer;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(name = "data-planes", description = "Lists the processes that serve a region and how far each has come.")
final class ListDataPlanes implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "REGION", converter = RegionArgument.class, description = "The region.")
    @SuppressWarnings("NullAway.Init")
    private String region;

    ListDataPlanes(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        output.answer(
                connection.open().get(Endpoint.of("v1", "regions", region, "data-planes")), ListDataPlanes::table);
        return ExitCode.DONE.number();
    }

    private static List<String> table(JsonNode answer) {
        Table table = Table.headed(
                "PROCESS", "STATE", "APPLIED", "DRAINED", "BEHIND", "LAST REPORT", "SCHEMA", "CONNECTIONS");
        answer.path("processes")
                .forEach(each -> table.row(Answer.read(each, DataPlane.class).cells()));
        return table.lines();
    }
}
