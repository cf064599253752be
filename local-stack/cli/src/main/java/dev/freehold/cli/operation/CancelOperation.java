package dev.freehold.cli.operation;

import java.util.UUID;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;

@Command(name = "cancel", description = "Stops an operation and undoes what it has done.")
final class CancelOperation implements Callable<Integer> {
    @Mixin
    private final Lifecycle lifecycle;

    @Parameters(paramLabel = "ID", converter = OperationArgument.class, description = "The operation's id.")
    @SuppressWarnings("NullAway.Init")
    private UUID id;

    CancelOperation(Shell shell) {
        this.lifecycle = new Lifecycle(shell);
    }

    @Override
    public Integer call() {
        return lifecycle.run(
                controlPlane -> controlPlane.post(Endpoint.of("v1", "operations", id.toString(), "cancel")),
                operation -> !operation.succeeded());
    }
}
