package dev.freehold.cli.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Verb;
import dev.freehold.cli.output.Extent;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.Shell;

/** {@code freehold approval …}. */
@Command(
        name = "approval",
        description = "Lists what waits for a second person, and approves, rejects or withdraws it.",
        synopsisSubcommandLabel = "COMMAND")
public final class ApprovalCommand {
    private ApprovalCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new ApprovalCommand())
                .addSubcommand(new ListApprovals(shell))
                .addSubcommand(new Show(shell))
                .addSubcommand(new Approve(shell))
                .addSubcommand(new Reject(shell))
                .addSubcommand(new Withdraw(shell));
    }

    @Command(name = "list", description = "Lists requests, newest first.")
    private static final class ListApprovals extends Verb {
        @Mixin
        private final Extent extent = new Extent();

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "Only pending, approved, rejected, withdrawn or expired ones.")
        private @Nullable String state;

        ListApprovals(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return list(
                    Endpoint.of("v1", "approvals").with("state", Optional.ofNullable(state)),
                    extent,
                    ListApprovals::table);
        }

        private static List<String> table(JsonNode listing) {
            Table table = Table.headed("ID", "ACTION", "SUBJECT", "STATE", "REQUESTED BY", "DECIDED BY", "EXPIRES");
            listing.path("items")
                    .forEach(each -> table.row(
                            each.path("id").asText(""),
                            each.path("action").asText(""),
                            each.path("subjectName").asText(""),
                            each.path("state").asText(""),
                            each.path("requestedBy").asText(""),
                            each.path("decidedBy").asText(""),
                            each.path("expiresAt").asText("")));
            return table.lines();
        }
    }

    /** What is about one request. */
    private abstract static class OfOne extends Verb {
        @Parameters(paramLabel = "ID", description = "The request's id.")
        @SuppressWarnings("NullAway.Init")
        private UUID id;

        OfOne(Shell shell) {
            super(shell);
        }

        Endpoint endpoint() {
            return Endpoint.of("v1", "approvals", id.toString());
        }

        Endpoint endpoint(String verb) {
            return Endpoint.of("v1", "approvals", id.toString(), verb);
        }
    }

    @Command(name = "show", description = "Shows a request and what exactly was asked.")
    private static final class Show extends OfOne {
        Show(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.get(endpoint()));
        }
    }

    @Command(name = "approve", description = "Has it done, just as it was asked. Not by the one who asked.")
    private static final class Approve extends OfOne {
        Approve(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.post(endpoint("approve")));
        }
    }

    @Command(name = "reject", description = "Says no. Not by the one who asked.")
    private static final class Reject extends OfOne {
        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for whoever asked.")
        private String reason = "";

        Reject(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            var body = JsonNodeFactory.instance.objectNode().put("reason", reason);
            return show(controlPlane -> controlPlane.post(endpoint("reject"), body));
        }
    }

    @Command(name = "withdraw", description = "Takes back what you have asked for.")
    private static final class Withdraw extends OfOne {
        Withdraw(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.post(endpoint("withdraw")));
        }
    }
}
