package dev.freehold.cli.connect;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.api.Listing;
import dev.freehold.cli.output.Extent;
import dev.freehold.cli.output.Fields;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

/** A command that makes one call and prints its answer. */
public abstract class Verb implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    protected Verb(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    /** Prints the one thing that is answered. */
    protected final int show(Function<ControlPlane, JsonNode> call) {
        return show(call, Fields::lines);
    }

    protected final int show(Function<ControlPlane, JsonNode> call, Function<JsonNode, List<String>> asText) {
        output.answer(call.apply(connection.open()), asText);
        return ExitCode.DONE.number();
    }

    /** Prints a list, over as many pages as it takes. */
    protected final int list(Endpoint endpoint, Extent extent, Function<JsonNode, List<String>> asText) {
        Listing listing = connection.open().list(endpoint, extent.most());
        output.answer(listing.asJson(), asText);
        if (listing.hasMore()) {
            output.remark("There are more: raise --limit or give --all.");
        }
        return ExitCode.DONE.number();
    }
}
