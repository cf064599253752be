package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "delete",
        description =
                "Deletes a tenant: it is locked out at once, and its data is removed once the retention of its plan is over. Undelete takes it back until then.")
final class DeleteTenant implements Callable<Integer> {
    @Mixin
    private final Change change;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    @Mixin
    private final Confirmation confirmation;

    DeleteTenant(Shell shell) {
        this.change = new Change(shell);
        this.confirmation = new Confirmation(shell);
    }

    @Override
    public Integer call() {
        String confirmed = confirmation.of(
                slug, change.isDry(), "This locks '" + slug + "' out at once and deletes all its data later.");
        return change.run(Endpoint.of("v1", "tenants", slug).with("confirm", confirmed), ControlPlane::delete);
    }
}
