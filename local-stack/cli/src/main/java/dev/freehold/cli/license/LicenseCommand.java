package dev.freehold.cli.license;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Verb;
import dev.freehold.cli.shell.Shell;

/** {@code freehold license …}. */
@Command(
        name = "license",
        description = "Shows, issues, revokes and reinstates the licence of a tenant.",
        synopsisSubcommandLabel = "COMMAND")
public final class LicenseCommand {
    private LicenseCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new LicenseCommand())
                .addSubcommand(new Show(shell))
                .addSubcommand(new Issue(shell))
                .addSubcommand(new Revoke(shell))
                .addSubcommand(new Reinstate(shell));
    }

    /** What is about one tenant's. */
    private abstract static class OfTenant extends Verb {
        @Parameters(paramLabel = "SLUG", description = "The tenant.")
        private String slug = "";

        OfTenant(Shell shell) {
            super(shell);
        }

        Endpoint endpoint() {
            return Endpoint.of("v1", "tenants", slug, "license");
        }

        Endpoint endpoint(String verb) {
            return Endpoint.of("v1", "tenants", slug, "license", verb);
        }
    }

    @Command(name = "show", description = "Shows it as data planes have it, and what was decided about it.")
    private static final class Show extends OfTenant {
        Show(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.get(endpoint()));
        }
    }

    @Command(name = "issue", description = "Issues it anew from now on, with the limits that the plan has now.")
    private static final class Issue extends OfTenant {
        @Option(
                names = "--until",
                paramLabel = "TIME",
                description = "When it ends for good, such as 2027-06-30T00:00:00Z; else it is renewed for ever.")
        private @Nullable String until;

        Issue(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            if (until != null) {
                body.put("until", until);
            }
            return show(controlPlane -> controlPlane.post(endpoint(), body));
        }
    }

    @Command(name = "revoke", description = "Has every request of the tenant refused, at once. Its data stays.")
    private static final class Revoke extends OfTenant {
        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                required = true,
                description = "Why; it stays in the audit for good, so name nobody.")
        private String reason = "";

        Revoke(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            var body = JsonNodeFactory.instance.objectNode().put("reason", reason);
            return show(controlPlane -> controlPlane.post(endpoint("revoke"), body));
        }
    }

    @Command(name = "reinstate", description = "Takes a revocation back.")
    private static final class Reinstate extends OfTenant {
        Reinstate(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.post(endpoint("reinstate")));
        }
    }
}
