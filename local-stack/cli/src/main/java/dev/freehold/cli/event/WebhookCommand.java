package dev.freehold.cli.event;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Verb;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.Shell;

/** {@code freehold webhook …}. */
@Command(
        name = "webhook",
        description = "Says who is told of events, and shows how far that is.",
        synopsisSubcommandLabel = "COMMAND")
public final class WebhookCommand {
    private WebhookCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new WebhookCommand())
                .addSubcommand(new ListWebhooks(shell))
                .addSubcommand(new Show(shell))
                .addSubcommand(new Create(shell))
                .addSubcommand(new Update(shell))
                .addSubcommand(new Remove(shell))
                .addSubcommand(new ListDeliveries(shell))
                .addSubcommand(new Replay(shell));
    }

    @Command(name = "list", description = "Lists who is told.")
    private static final class ListWebhooks extends Verb {
        ListWebhooks(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.get(Endpoint.of("v1", "webhooks")), ListWebhooks::table);
        }

        private static List<String> table(JsonNode webhooks) {
            Table table = Table.headed("ID", "URL", "ENABLED", "FAILING SINCE");
            webhooks.forEach(each -> table.row(
                    each.path("id").asText(""),
                    each.path("url").asText(""),
                    each.path("enabled").asText(""),
                    each.path("failingSince").asText("")));
            return table.lines();
        }
    }

    @Command(name = "show", description = "Shows one.")
    private static final class Show extends OfWebhook {
        Show(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.get(endpoint()));
        }
    }

    @Command(name = "create", description = "Has somebody told of everything that happens from now on.")
    private static final class Create extends Verb {
        @Parameters(paramLabel = "URL", description = "Where to; https.")
        private String url = "";

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description = "Only of this, such as dev.freehold.tenant.active; may be given several times.")
        private List<String> types = List.of();

        Create(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("url", url);
            types.forEach(body.putArray("types")::add);
            return show(controlPlane -> controlPlane.post(Endpoint.of("v1", "webhooks"), body));
        }
    }

    @Command(name = "update", description = "Changes where to or whether at all.")
    private static final class Update extends OfWebhook {
        @ArgGroup(exclusive = false, multiplicity = "1")
        private Change change = new Change();

        Update(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.patch(endpoint(), change.json()));
        }
    }

    private static final class Change {
        @Option(names = "--to", paramLabel = "URL", description = "Where to; https.")
        private @Nullable String url;

        @Option(names = "--enabled", arity = "1", paramLabel = "BOOL", description = "true or false.")
        private @Nullable Boolean enabled;

        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            if (url != null) {
                json.put("url", url);
            }
            if (enabled != null) {
                json.put("enabled", enabled);
            }
            return json;
        }
    }

    @Command(name = "remove", description = "Tells it nothing any more.")
    private static final class Remove extends OfWebhook {
        Remove(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return show(controlPlane -> controlPlane.delete(endpoint()));
        }
    }

    @Command(name = "replay", description = "Delivers the events of some time again, with the ids that they had.")
    private static final class Replay extends OfWebhook {
        @Option(
                names = "--since",
                paramLabel = "TIME",
                required = true,
                description = "The first moment, such as 2026-11-21T08:00:00Z.")
        private String since = "";

        @Option(names = "--until", paramLabel = "TIME", description = "The last; else now.")
        private @Nullable String until;

        Replay(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("since", since);
            if (until != null) {
                body.put("until", until);
            }
            return show(controlPlane -> controlPlane.post(endpoint("replay"), body));
        }
    }
}
