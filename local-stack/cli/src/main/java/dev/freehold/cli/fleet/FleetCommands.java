package dev.freehold.cli.fleet;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.freehold.cli.shell.Shell;

/** {@code freehold pool …} and {@code freehold plan …}. */
public final class FleetCommands {
    private FleetCommands() {}

    public static CommandLine pool(Shell shell) {
        return new CommandLine(new PoolCommand()).addSubcommand(new ListPools(shell));
    }

    public static CommandLine plan(Shell shell) {
        return new CommandLine(new PlanCommand()).addSubcommand(new ListPlans(shell));
    }

    @Command(
            name = "pool",
            description = "Shows the database servers that tenants live on.",
            synopsisSubcommandLabel = "COMMAND")
    private static final class PoolCommand {}

    @Command(name = "plan", description = "Shows what can be bought.", synopsisSubcommandLabel = "COMMAND")
    private static final class PlanCommand {}
}
