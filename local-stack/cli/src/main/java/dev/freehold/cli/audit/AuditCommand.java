package dev.freehold.cli.audit;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.freehold.cli.shell.Shell;

/** {@code freehold audit …}. */
@Command(
        name = "audit",
        description = "Shows who did what, and checks that the trail was not changed.",
        synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand {
    private AuditCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new ListEntries(shell))
                .addSubcommand(new ExportChain(shell))
                .addSubcommand(new VerifyChain(shell));
    }
}
