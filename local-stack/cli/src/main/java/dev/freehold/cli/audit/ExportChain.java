package dev.freehold.cli.audit;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

import static java.util.Objects.requireNonNull;

@Command(
        name = "export",
        description = "Prints the whole trail, oldest first, a line of JSON each.",
        footer = "'audit verify FILE' checks what this printed.")
final class ExportChain implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    private final Shell shell;

    ExportChain(Shell shell) {
        this.connection = new Connection(shell);
        this.shell = requireNonNull(shell);
    }

    @Override
    public Integer call() {
        new Trail(connection.open()).links(link -> shell.out().println(link.line()));
        return ExitCode.DONE.number();
    }
}
