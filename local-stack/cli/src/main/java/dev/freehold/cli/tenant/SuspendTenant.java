package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;

@Command(name = "suspend", description = "Locks a tenant out of its data at once; nothing is lost.")
final class SuspendTenant implements Callable<Integer> {
    @Mixin
    private final Change change;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    SuspendTenant(Shell shell) {
        this.change = new Change(shell);
    }

    @Override
    public Integer call() {
        return change.run(Endpoint.of("v1", "tenants", slug, "suspend"), ControlPlane::post);
    }
}
