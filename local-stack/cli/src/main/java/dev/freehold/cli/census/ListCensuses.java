package dev.freehold.cli.census;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.api.Listing;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Extent;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(name = "list", description = "Lists censuses, newest first.")
final class ListCensuses implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Mixin
    private final Extent extent = new Extent();

    ListCensuses(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        Listing listing = connection.open().list(Endpoint.of("v1", "census"), extent.most());
        output.answer(listing.asJson(), CensusText::list);
        if (listing.hasMore()) {
            output.remark("There are more: raise --limit or give --all.");
        }
        return ExitCode.DONE.number();
    }
}
