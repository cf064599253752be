package dev.freehold.cli.tenant;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(name = "update", description = "Changes what a tenant is called or has bought; what is not named stays.")
final class UpdateTenant implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "SLUG", converter = SlugArgument.class, description = "The tenant.")
    @SuppressWarnings("NullAway.Init")
    private String slug;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Change change = new Change();

    UpdateTenant(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        output.answer(connection.open().patch(Endpoint.of("v1", "tenants", slug), change.json()), TenantText::details);
        return ExitCode.DONE.number();
    }

    private static final class Change {
        @Option(names = "--legal-name", paramLabel = "NAME", description = "The company's legal name.")
        private @Nullable String legalName;

        @Option(names = "--contact-name", paramLabel = "NAME", description = "Whom to talk to there.")
        private @Nullable String contactName;

        @Option(names = "--admin-email", paramLabel = "EMAIL", description = "Where its administrator is written to.")
        private @Nullable String adminEmail;

        @Option(names = "--plan", paramLabel = "PLAN", description = "What it has a licence for from now on.")
        private @Nullable String plan;

        @Option(
                names = "--allowed-region",
                paramLabel = "REGION",
                description =
                        "Where its data may be, the region it is in among them; may be given again. Anywhere: \"\".")
        private @Nullable List<String> allowedRegions;

        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            put(json, "legalName", legalName);
            put(json, "contactName", contactName);
            put(json, "adminEmail", adminEmail);
            put(json, "plan", plan);
            NewTenant.putRegions(json, allowedRegions);
            return json;
        }

        private static void put(ObjectNode json, String field, @Nullable String value) {
            if (value != null) {
                json.put(field, value);
            }
        }
    }
}
