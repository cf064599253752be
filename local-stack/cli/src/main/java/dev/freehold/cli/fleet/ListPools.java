package dev.freehold.cli.fleet;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(name = "list", description = "Lists the pools, how full they are and whether they take new tenants.")
final class ListPools implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    ListPools(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        output.answer(connection.open().get(Endpoint.of("v1", "pools")), PoolText::list);
        return ExitCode.DONE.number();
    }
}
