package dev.freehold.cli.tenant;

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

@Command(name = "list", description = "Lists tenants.")
final class ListTenants implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Mixin
    private final Extent extent = new Extent();

    @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state.")
    private @Nullable String state;

    @Option(names = "--region", paramLabel = "REGION", description = "Only those of this region.")
    private @Nullable String region;

    @Option(names = "--plan", paramLabel = "PLAN", description = "Only those on this plan.")
    private @Nullable String plan;

    @Option(
            names = "--over",
            paramLabel = "LIMIT",
            description = "Only those that use more than their plan allows: of users, storage or connections.")
    private @Nullable String over;

    @Option(names = "--text", paramLabel = "TEXT", description = "Only those whose slug or legal name holds this.")
    private @Nullable String text;

    ListTenants(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        Listing listing = connection.open().list(wanted(), extent.most());
        output.answer(listing.asJson(), TenantText::list);
        if (listing.hasMore()) {
            output.remark("There are more: raise --limit or give --all.");
        }
        return ExitCode.DONE.number();
    }

    private Endpoint wanted() {
        return Endpoint.of("v1", "tenants")
                .with("state", Optional.ofNullable(state))
                .with("region", Optional.ofNullable(region))
                .with("plan", Optional.ofNullable(plan))
                .with("over", Optional.ofNullable(over))
                .with("q", Optional.ofNullable(text));
    }
}
