package dev.freehold.cli.operation;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.Shell;

@Command(name = "watch", description = "Follows an operation to its end.")
final class WatchOperation implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    private final OperationEnd end;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "2m",
            converter = WholeTime.class,
            description = "Stop watching after this long (default ${DEFAULT-VALUE}); the operation goes on.")
    private Duration timeout = Duration.ofMinutes(2);

    @Parameters(paramLabel = "ID", converter = OperationArgument.class, description = "The operation's id.")
    @SuppressWarnings("NullAway.Init")
    private UUID id;

    WatchOperation(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
        this.end = new OperationEnd(shell, output);
    }

    @Override
    public Integer call() {
        ControlPlane controlPlane = connection.open();
        return end.await(controlPlane, controlPlane.get(Endpoint.of("v1", "operations", id.toString())), timeout);
    }
}
