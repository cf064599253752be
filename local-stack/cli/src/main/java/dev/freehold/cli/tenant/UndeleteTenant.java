package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "undelete",
        description =
                "Takes a deletion back while the retention runs. The tenant is suspended then; resume it to have it served.")
final class UndeleteTenant implements Callable<Integer> {
    @Mixin
    private final Change change;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    UndeleteTenant(Shell shell) {
        this.change = new Change(shell);
    }

    @Override
    public Integer call() {
        return change.run(Endpoint.of("v1", "tenants", slug, "undelete"), ControlPlane::post);
    }
}
