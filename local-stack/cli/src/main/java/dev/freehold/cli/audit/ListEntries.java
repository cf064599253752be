package dev.freehold.cli.audit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.api.Listing;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Extent;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(name = "list", description = "Lists what was done, newest first.")
final class ListEntries implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Mixin
    private final Extent extent = new Extent();

    @Option(
            names = "--subject",
            paramLabel = "ID",
            description = "Only what was done to this tenant, operation or census.")
    private @Nullable String subject;

    @Option(names = "--actor", paramLabel = "NAME", description = "Only what this person or process did.")
    private @Nullable String actor;

    @Option(names = "--action", paramLabel = "ACTION", description = "Only this, such as tenant.suspend.")
    private @Nullable String action;

    ListEntries(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        Endpoint endpoint = Endpoint.of("v1", "audit")
                .with("subject", Optional.ofNullable(subject))
                .with("actor", Optional.ofNullable(actor))
                .with("action", Optional.ofNullable(action));
        Listing listing = connection.open().list(endpoint, extent.most());
        output.answer(listing.asJson(), ListEntries::table);
        if (listing.hasMore()) {
            output.remark("There are more: raise --limit or give --all.");
        }
        return ExitCode.DONE.number();
    }

    private static List<String> table(JsonNode listing) {
        Table table = Table.headed("AT", "ACTOR", "FROM", "ACTION", "SUBJECT", "DETAIL");
        listing.path("items")
                .forEach(each -> table.row(
                        each.path("at").asText(""),
                        each.path("actor").asText(""),
                        each.path("address").asText(""),
                        each.path("action").asText(""),
                        each.path("subject").asText(""),
                        each.path("detail").toString()));
        return table.lines();
    }
}
