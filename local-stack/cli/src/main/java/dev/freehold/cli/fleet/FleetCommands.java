package dev.freehold.cli.fleet;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.freehold.cli.license.PlanVerbs;
import dev.freehold.cli.shell.Shell;

/** {@code freehold pool …} and {@code freehold plan …}. */
public final class FleetCommands {
    private FleetCommands() {}

    public static CommandLine pool(Shell shell) {
        return new CommandLine(new PoolCommand())
                .addSubcommand(new ListPools(shell))
                .addSubcommand(new ShowPool.Details(shell))
                .addSubcommand(new ShowPool.Health(shell))
                .addSubcommand(new RegisterPool(shell))
                .addSubcommand(new ChangePool.Cordon(shell))
                .addSubcommand(new ChangePool.Uncordon(shell))
                .addSubcommand(new ChangePool.Drain(shell))
                .addSubcommand(new ChangePool.Retire(shell));
    }

    public static CommandLine plan(Shell shell) {
        return PlanVerbs.addTo(new CommandLine(new PlanCommand()).addSubcommand(new ListPlans(shell)), shell);
    }

    @Command(
            name = "pool",
            description = "Shows the database servers that tenants live on, and says which take new ones.",
            synopsisSubcommandLabel = "COMMAND")
    private static final class PoolCommand {}

    @Command(name = "plan", description = "Shows and changes what can be bought.", synopsisSubcommandLabel = "COMMAND")
    private static final class PlanCommand {}
}
