package dev.freehold.cli.license;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Verb;
import dev.freehold.cli.shell.Shell;

/** The verbs of {@code freehold plan …} that are about one plan. */
public final class PlanVerbs {
    private PlanVerbs() {}

    public static CommandLine addTo(CommandLine plan, Shell shell) {
        return plan.addSubcommand(new Show(shell))
                .addSubcommand(new Create(shell))
                .addSubcommand(new Update(shell))
                .addSubcommand(new Retire(shell));
    }

    private abstract static class OfPlan extends Verb {
        @Parameters(paramLabel = "NAME", description = "The plan.")
        private String name = "";

        OfPlan(Shell shell) {
            super(shell);
        }

        String name() {
            return name;
        }

        Endpoint endpoint() {
            return Endpoint.of("v1", "plans", name);
        }

        /** What of a plan can be sent back, changed. */
        static ObjectNode body(JsonNode plan) {
            ObjectNode body = plan.deepCopy();
            return body.retain(List.of("limits", "tier", "features", "retentionDays", "retired"));
        }
    }

    @Command(name = "show", description = "Shows one plan.")
    private static final class Show extends OfPlan {
        Show(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.get(endpoint()));
        }
    }

    @Command(name = "create", description = "Makes a plan like another one, with what is said here instead.")
    private static final class Create extends OfPlan {
        @Option(names = "--like", paramLabel = "PLAN", required = true, description = "The plan to begin with.")
        private String like = "";

        @ArgGroup(exclusive = false)
        private Terms terms = new Terms();

        Create(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> {
                ObjectNode body = terms.in(body(controlPlane.get(Endpoint.of("v1", "plans", like))));
                body.remove("retired");
                return controlPlane.post(Endpoint.of("v1", "plans"), body.put("name", name()));
            });
        }
    }

    @Command(
            name = "update",
            description = "Changes a plan; what is not named stays. Tenants that have it get new licences.")
    private static final class Update extends OfPlan {
        @ArgGroup(exclusive = false, multiplicity = "1")
        private Terms terms = new Terms();

        Update(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.replace(endpoint(), plan -> terms.in(body(plan))));
        }
    }

    @Command(name = "retire", description = "Gives it to nobody any more. Who has it keeps it.")
    private static final class Retire extends OfPlan {
        Retire(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane ->
                    controlPlane.replace(endpoint(), plan -> body(plan).put("retired", true)));
        }
    }

    /** What can be said of a plan. */
    private static final class Terms {
        @Option(names = "--users", paramLabel = "N", description = "Members of the tenant.")
        private @Nullable Integer users;

        @Option(names = "--documents-per-month", paramLabel = "N", description = "Documents in a calendar month.")
        private @Nullable Integer documents;

        @Option(names = "--requests-per-second", paramLabel = "N", description = "Over the region.")
        private @Nullable Integer requests;

        @Option(names = "--concurrent-requests", paramLabel = "N", description = "In one process.")
        private @Nullable Integer concurrent;

        @Option(names = "--connections", paramLabel = "N", description = "To its database.")
        private @Nullable Integer connections;

        @Option(names = "--statement-timeout", paramLabel = "SECONDS", description = "For one statement.")
        private @Nullable Integer timeout;

        @Option(
                names = "--establishments",
                paramLabel = "N",
                description = "Places of business, as the product counts them.")
        private @Nullable Integer establishments;

        @Option(names = "--storage-bytes", paramLabel = "N", description = "Of its database on disk.")
        private @Nullable Long storage;

        @Option(
                names = "--tier",
                paramLabel = "TIER",
                description = "shared or dedicated: for tenants that are made from now on. Nobody is moved.")
        private @Nullable String tier;

        @Option(names = "--retention-days", paramLabel = "N", description = "How long deleted data is kept.")
        private @Nullable Integer retention;

        @Option(names = "--feature", paramLabel = "NAME", description = "All that it has; may be given several times.")
        private @Nullable List<String> features;

        ObjectNode in(ObjectNode plan) {
            ObjectNode limits = plan.withObject("/limits");
            put(limits, "users", users);
            put(limits, "documentsPerMonth", documents);
            put(limits, "requestsPerSecond", requests);
            put(limits, "concurrentRequests", concurrent);
            put(limits, "connections", connections);
            put(limits, "statementTimeoutSeconds", timeout);
            put(limits, "establishments", establishments);
            if (storage != null) {
                limits.put("storageBytes", storage);
            }
            if (tier != null) {
                plan.put("tier", tier);
            }
            put(plan, "retentionDays", retention);
            if (features != null) {
                ArrayNode all = plan.putArray("features");
                features.forEach(all::add);
            }
            return plan;
        }

        private static void put(ObjectNode json, String field, @Nullable Integer value) {
            if (value != null) {
                json.put(field, value);
            }
        }
    }
}
