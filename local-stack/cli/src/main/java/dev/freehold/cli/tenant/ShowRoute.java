package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.shell.Shell;

@Command(
        name = "route",
        description = "Shows what the data planes are told of a tenant, and which of them have not acted on it yet.")
final class ShowRoute implements Callable<Integer> {
    @Mixin
    private final TenantQuery query;

    ShowRoute(Shell shell) {
        this.query = new TenantQuery(shell);
    }

    @Override
    public Integer call() {
        return query.show("route", RouteText::details);
    }
}
