package dev.freehold.cli.event;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Verb;
import dev.freehold.cli.output.Extent;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.Shell;

/** {@code freehold event …}. */
@Command(name = "event", description = "Shows what happened of late.", synopsisSubcommandLabel = "COMMAND")
public final class EventCommand {
    private EventCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new EventCommand()).addSubcommand(new ListEvents(shell));
    }

    @Command(name = "list", description = "Lists events, newest first.")
    private static final class ListEvents extends Verb {
        @Mixin
        private final Extent extent = new Extent();

        @Option(names = "--tenant", paramLabel = "SLUG", description = "Only what happened to this tenant.")
        private @Nullable String tenant;

        @Option(names = "--type", paramLabel = "TYPE", description = "Only this, such as dev.freehold.tenant.active.")
        private @Nullable String type;

        ListEvents(Shell shell) {
            super(shell);
        }

        @Override
        public Integer call() {
            return list(
                    Endpoint.of("v1", "events")
                            .with("tenant", Optional.ofNullable(tenant))
                            .with("type", Optional.ofNullable(type)),
                    extent,
                    ListEvents::table);
        }

        private static List<String> table(JsonNode listing) {
            Table table = Table.headed("TIME", "TYPE", "SUBJECT", "DATA");
            listing.path("items")
                    .forEach(each -> table.row(
                            each.path("time").asText(""),
                            each.path("type").asText(""),
                            each.path("subject").asText(""),
                            each.path("data").toString()));
            return table.lines();
        }
    }
}
