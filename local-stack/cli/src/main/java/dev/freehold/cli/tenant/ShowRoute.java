package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "route",
        description = "Shows what the data planes are told of a tenant, and which of them have not acted on it yet.")
final class ShowRoute implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    ShowRoute(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        output.answer(connection.open().get(Endpoint.of("v1", "tenants", slug, "route")), RouteText::details);
        return ExitCode.DONE.number();
    }
}
