package dev.freehold.cli.census;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Endpoint;
import dev.freehold.cli.connect.Connection;
import dev.freehold.cli.operation.WholeTime;
import dev.freehold.cli.output.Output;
import dev.freehold.cli.shell.Shell;

/** {@code freehold census …}; without a further word it takes one. */
@Command(
        name = "census",
        description = "Compares the registry with the pools and the identities, and puts differences right.",
        footer = "Without a COMMAND a census is taken, waited for and printed. Nothing is changed by that.",
        synopsisSubcommandLabel = "[COMMAND]")
public final class CensusCommand implements Callable<Integer> {
    @Mixin
    private final Connection connection;

    @Mixin
    private final Output output;

    private final CensusEnd end;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = WholeTime.class,
            description = "Stop waiting after this long (default ${DEFAULT-VALUE}); the census goes on.")
    private Duration timeout = Duration.ofMinutes(5);

    @Option(names = "--region", paramLabel = "REGION", description = "Count only this region; else all.")
    private @Nullable String region;

    private CensusCommand(Shell shell) {
        this.connection = new Connection(shell);
        this.output = new Output(shell);
        this.end = new CensusEnd(shell, output);
    }

    public static CommandLine in(Shell shell) {
        return new CommandLine(new CensusCommand(shell))
                .addSubcommand(new ShowCensus(shell))
                .addSubcommand(new ListCensuses(shell))
                .addSubcommand(new RepairFindings(shell))
                .addSubcommand(new ResolveFinding(shell));
    }

    @Override
    public Integer call() {
        ControlPlane controlPlane = connection.open();
        return end.await(
                controlPlane,
                controlPlane.post(Endpoint.of("v1", "census").with("region", Optional.ofNullable(region))),
                timeout);
    }
}
