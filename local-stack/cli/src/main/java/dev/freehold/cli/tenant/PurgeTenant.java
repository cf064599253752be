package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "purge",
        description =
                "Removes all data of a deleted tenant now, without waiting for the end of its retention. There is no way back.")
final class PurgeTenant implements Callable<Integer> {
    @Mixin
    private final Change change;

    @Mixin
    private final Confirmation confirmation;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Archive archive;

    PurgeTenant(Shell shell) {
        this.change = new Change(shell);
        this.confirmation = new Confirmation(shell);
    }

    @Override
    public Integer call() {
        String confirmed =
                confirmation.of(slug, change.isDry(), "This removes all data of '" + slug + "' for good, now.");
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("confirm", confirmed)
                .put("archive", archive.none ? "none" : archive.id);
        return change.run(
                Endpoint.of("v1", "tenants", slug, "purge"),
                (controlPlane, endpoint) -> controlPlane.post(endpoint, body));
    }

    /** What is to be left of it; one of the two has to be said. */
    static final class Archive {
        @Option(
                names = "--archive",
                paramLabel = "ID",
                description = "The archive that has to be whole before anything goes.")
        private String id = "";

        @Option(names = "--no-archive", description = "None is wanted.")
        private boolean none;
    }
}
