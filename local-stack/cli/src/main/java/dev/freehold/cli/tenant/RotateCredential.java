package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "rotate",
        description =
                "Gives a tenant's database a new credential, sealed with the region's newest key; the tenant is served all the time.")
final class RotateCredential implements Callable<Integer> {
    @Mixin
    private final Change change;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    RotateCredential(Shell shell) {
        this.change = new Change(shell);
    }

    @Override
    public Integer call() {
        return change.run(Endpoint.of("v1", "tenants", slug, "rotate-credential"), ControlPlane::post);
    }
}
