package dev.freehold.cli.operation;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.freehold.cli.shell.Shell;

/** {@code freehold operation …}. */
@Command(
        name = "operation",
        description = "Shows, follows, retries and cancels what is being done to tenants.",
        synopsisSubcommandLabel = "COMMAND")
public final class OperationCommand {
    private OperationCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new OperationCommand())
                .addSubcommand(new ShowOperation(shell))
                .addSubcommand(new ListOperations(shell))
                .addSubcommand(new WatchOperation(shell))
                .addSubcommand(new RetryOperation(shell))
                .addSubcommand(new CancelOperation(shell));
    }
}
