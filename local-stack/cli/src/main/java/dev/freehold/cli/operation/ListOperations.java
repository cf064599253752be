package dev.freehold.cli.operation;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.api.Listing;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Extent;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(name = "list", description = "Lists operations, newest first.")
final class ListOperations implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Mixin
    private final Extent extent = new Extent();

    private final OperationText text;

    @Option(names = "--tenant", paramLabel = "SLUG", description = "Only those of this tenant.")
    private @Nullable String tenant;

    ListOperations(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
        this.text = new OperationText(shell.clock());
    }

    @Override
    public Integer call() {
        Endpoint operations = Endpoint.of("v1", "operations").with("tenant", Optional.ofNullable(tenant));
        Listing listing = connection.open().list(operations, extent.most());
        output.answer(listing.asJson(), text::list);
        if (listing.hasMore()) {
            output.remark("There are more: raise --limit or give --all.");
        }
        return ExitCode.DONE.number();
    }
}
