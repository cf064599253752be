package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

@Command(name = "drop", description = "Drops a tenant: its database, roles and identities are deleted.")
final class DropTenant implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final Change change;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    @Option(
            names = "--confirm",
            paramLabel = "SLUG",
            description =
                    "The slug once more. Without it a terminal asks, and a script is refused; a dry run needs none.")
    private @Nullable String confirm;

    DropTenant(Shell shell) {
        this.shell = requireNonNull(shell);
        this.change = new Change(shell);
    }

    @Override
    public Integer call() {
        String confirmed = confirmed();
        return change.run(Endpoint.of("v1", "tenants", slug).with("confirm", confirmed), ControlPlane::delete);
    }

    private String confirmed() {
        String typed = requireNonNullElseGet(confirm, () -> change.isDry() ? slug : ask());
        if (!slug.equals(typed)) {
            throw new UsageFailed("'" + typed + "' is not '" + slug + "': nothing was dropped");
        }
        return typed;
    }

    private String ask() {
        if (!shell.terminal().interactive()) {
            throw new UsageFailed("dropping a tenant cannot be undone: give --confirm " + slug);
        }
        shell.err().print("This deletes all data of '" + slug + "' and cannot be undone. Type the slug to go on: ");
        shell.err().flush();
        String typed = shell.terminal().readLine();
        return typed == null ? "" : typed.strip();
    }
}
