package dev.freehold.cli.census;

import java.util.UUID;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.Shell;

@Command(name = "show", description = "Shows a census and what has become of its findings.")
final class ShowCensus implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    private final CensusEnd end;

    @Parameters(paramLabel = "CENSUS", description = "The census's id.")
    @SuppressWarnings("NullAway.Init")
    private UUID census;

    ShowCensus(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
        this.end = new CensusEnd(shell, output);
    }

    @Override
    public Integer call() {
        return end.print(connection.open().get(Endpoint.of("v1", "census", census.toString())));
    }
}
