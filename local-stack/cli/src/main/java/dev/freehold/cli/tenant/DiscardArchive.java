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

@Command(
        name = "discard",
        description = "Removes one archive of a tenant for good, before its time; the tenant may be gone itself.",
        sortOptions = false)
final class DiscardArchive implements Callable<Integer> {
    @Parameters(
            paramLabel = "TENANT",
            converter = SlugArgument.class,
            description = "The tenant's slug or, once it is gone, its id.")
    @SuppressWarnings("NullAway.Init")
    private String tenant;

    @Option(
            names = "--archive",
            required = true,
            paramLabel = "ID",
            description = "The archive, as 'tenant archives TENANT' lists it.")
    @SuppressWarnings("NullAway.Init")
    private String archive;

    @Option(names = "--confirm", paramLabel = "ID", description = "The archive's id again; a dry run needs none.")
    private @Nullable String confirm;

    @Mixin
    private final Change change;

    DiscardArchive(Shell shell) {
        this.change = new Change(shell);
    }

    @Override
    public Integer call() {
        if (!change.isDry() && !archive.equals(confirm)) {
            throw new UsageFailed("removing an archive wants its id typed again: give --confirm " + archive);
        }
        return change.run(
                Endpoint.of("v1", "tenants", tenant, "archives", archive).with("confirm", archive),
                ControlPlane::delete);
    }
}
