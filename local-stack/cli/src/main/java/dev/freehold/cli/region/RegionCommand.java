package dev.freehold.cli.region;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.freehold.cli.shell.Shell;

/** {@code freehold region …}. */
@Command(
        name = "region",
        description = "Shows who serves a region and who asks most of it, and seals it with its newest key.",
        synopsisSubcommandLabel = "COMMAND")
public final class RegionCommand {
    private RegionCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new RegionCommand())
                .addSubcommand(new ListDataPlanes(shell))
                .addSubcommand(new ListTopTenants(shell))
                .addSubcommand(new ResealRegion(shell));
    }
}
