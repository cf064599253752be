package dev.freehold.cli.region;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.freehold.cli.api.Answer;
import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.output.Moment;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.output.Table;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;

@Command(
        name = "reseal",
        description =
                "Has every placement of a region sealed with its newest key, a few rotations at a time. The key before is needed until nothing is left.")
final class ResealRegion implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    @Parameters(paramLabel = "REGION", converter = RegionArgument.class, description = "The region.")
    @SuppressWarnings("NullAway.Init")
    private String region;

    @Option(names = "--status", description = "Only say how much is left.")
    private boolean status;

    ResealRegion(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
    }

    @Override
    public Integer call() {
        ControlPlane controlPlane = connection.open();
        Endpoint reseal = Endpoint.of("v1", "regions", region, "reseal");
        output.answer(status ? controlPlane.get(reseal) : controlPlane.post(reseal), ResealRegion::lines);
        return ExitCode.DONE.number();
    }

    private static List<String> lines(JsonNode json) {
        Reseal reseal = Answer.read(json, Reseal.class);
        return Table.ofFields()
                .row("Newest key", reseal.key())
                .row("Left", Integer.toString(reseal.left()))
                .row("Suspended", Integer.toString(reseal.suspended()))
                .row("Under way", Integer.toString(reseal.underWay()))
                .row("Requested by", reseal.requestedBy())
                .row("Requested", Moment.text(reseal.requestedAt()))
                .lines();
    }

    private record Reseal(
            @Nullable String key,
            int left,
            int suspended,
            int underWay,
            @Nullable String requestedBy,
            @Nullable Instant requestedAt) {}
}
