package dev.freehold.cli.operation;

import java.util.UUID;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(name = "show", description = "Shows an operation and its steps.")
final class ShowOperation implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    private final OperationText text;

    @Parameters(paramLabel = "ID", converter = OperationArgument.class, description = "The operation's id.")
    @SuppressWarnings("NullAway.Init")
    private UUID id;

    ShowOperation(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
        this.text = new OperationText(shell.clock());
    }

    @Override
    public Integer call() {
        JsonNode operation = connection.open().get(Endpoint.of("v1", "operations", id.toString()));
        output.answer(operation, json -> text.details(Operation.of(json)));
        return ExitCode.DONE.number();
    }
}
