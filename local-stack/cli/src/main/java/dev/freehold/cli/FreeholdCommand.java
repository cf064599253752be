package dev.freehold.cli;

import java.io.PrintWriter;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

import dev.freehold.cli.approval.ApprovalCommand;
import dev.freehold.cli.archive.ArchiveCommand;
import dev.freehold.cli.audit.AuditCommand;
import dev.freehold.cli.census.CensusCommand;
import dev.freehold.cli.connect.LoginCommand;
import dev.freehold.cli.connect.LogoutCommand;
import dev.freehold.cli.connect.ProfileCommand;
import dev.freehold.cli.event.EventCommand;
import dev.freehold.cli.event.WebhookCommand;
import dev.freehold.cli.fleet.FleetCommands;
import dev.freehold.cli.health.FleetCommand;
import dev.freehold.cli.license.KeyCommand;
import dev.freehold.cli.license.LicenseCommand;
import dev.freehold.cli.operation.OperationCommand;
import dev.freehold.cli.region.RegionCommand;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.tenant.TenantCommand;

/** The root of the command line. */
@Command(
        name = "freehold",
        description = "Runs a fleet of tenants, each with a database of its own.",
        scope = CommandLine.ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        version = "freehold 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the operation ended failed or compensated; the census found differences or could not count everything; the audit was changed",
            "2:the command line is wrong, or a confirmation is missing",
            "3:no such tenant, operation or census",
            "4:in conflict with the present state (409, 412)",
            "5:refused (any other 4xx: not valid, not signed in, not allowed; an archive that is not as it was signed)",
            "6:unreachable, timed out, or an internal error"
        })
public final class FreeholdCommand {
    private FreeholdCommand() {}

    /** The whole command line; {@link CommandLine#execute} returns the exit code. */
    public static CommandLine in(Shell shell) {
        Failures failures = new Failures(shell);
        return new CommandLine(new FreeholdCommand())
                .addSubcommand(TenantCommand.in(shell))
                .addSubcommand(OperationCommand.in(shell))
                .addSubcommand(CensusCommand.in(shell))
                .addSubcommand(ArchiveCommand.in(shell))
                .addSubcommand(AuditCommand.in(shell))
                .addSubcommand(RegionCommand.in(shell))
                .addSubcommand(FleetCommand.in(shell))
                .addSubcommand(FleetCommands.pool(shell))
                .addSubcommand(FleetCommands.plan(shell))
                .addSubcommand(LicenseCommand.in(shell))
                .addSubcommand(KeyCommand.in(shell))
                .addSubcommand(ApprovalCommand.in(shell))
                .addSubcommand(EventCommand.in(shell))
                .addSubcommand(WebhookCommand.in(shell))
                .addSubcommand(new LoginCommand(shell))
                .addSubcommand(new LogoutCommand(shell))
                .addSubcommand(ProfileCommand.in(shell))
                .addSubcommand("completion", new AutoComplete.GenerateCompletion())
                .setOut(new PrintWriter(shell.out(), true, shell.out().charset()))
                .setErr(new PrintWriter(shell.err(), true, shell.err().charset()))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(shell.terminal().interactive() ? Ansi.AUTO : Ansi.OFF))
                .setUsageHelpAutoWidth(shell.terminal().interactive())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(new LegibleArguments())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
