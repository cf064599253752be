package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "export",
        description =
                "Writes an archive of all that a tenant has to the object store of its region, encrypted; the tenant is served meanwhile.")
final class ExportTenant implements Callable<Integer> {
    @Mixin
    private final Change change;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    ExportTenant(Shell shell) {
        this.change = new Change(shell);
    }

    @Override
    public Integer call() {
        return change.run(Endpoint.of("v1", "tenants", slug, "export"), ControlPlane::post);
    }
}
