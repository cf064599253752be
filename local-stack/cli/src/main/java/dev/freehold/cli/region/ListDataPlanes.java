package dev.freehold.cli.region;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.api.Answer;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.Shell;

@Command(name = "data-planes", description = "Lists the processes that serve a region and how far each has come.")
final class ListDataPlanes implements Callable<Integer> {
    @Mixin
    private final RegionQuery query;

    ListDataPlanes(Shell shell) {
        this.query = new RegionQuery(shell);
    }

    @Override
    public Integer call() {
        return query.show("data-planes", ListDataPlanes::table);
    }

    private static List<String> table(JsonNode answer) {
        Table table = Table.headed(
                "PROCESS", "STATE", "APPLIED", "DRAINED", "BEHIND", "LAST REPORT", "SCHEMA", "CONNECTIONS");
        answer.path("processes")
                .forEach(each -> table.row(Answer.read(each, DataPlane.class).cells()));
        return table.lines();
    }
}
