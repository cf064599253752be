package dev.freehold.cli.tenant;

import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "import",
        description = "Creates a tenant with a database of its own, filled from an archive.",
        sortOptions = false)
final class ImportTenant implements Callable<Integer> {
    @Option(
            names = "--archive",
            required = true,
            paramLabel = "ID",
            description = "The archive, as 'tenant archives SLUG' lists it.")
    @SuppressWarnings("NullAway.Init")
    private String archive;

    @Option(
            names = "--confirm-foreign",
            paramLabel = "SLUG",
            description = "The tenant that the archive was made of; needed if that was another company.")
    private @Nullable String confirmForeign;

    @Mixin
    private final NewTenant tenant = new NewTenant();

    @Mixin
    private final Change change;

    ImportTenant(Shell shell) {
        this.change = new Change(shell);
    }

    @Override
    public Integer call() {
        var source = JsonNodeFactory.instance.objectNode().put("id", archive);
        if (confirmForeign != null) {
            source.put("confirmForeign", confirmForeign);
        }
        var body = tenant.json();
        body.set("archive", source);
        return change.run(Endpoint.of("v1", "tenants"), (controlPlane, endpoint) -> controlPlane.post(endpoint, body));
    }
}
