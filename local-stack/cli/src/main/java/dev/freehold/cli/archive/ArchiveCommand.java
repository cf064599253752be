package dev.freehold.cli.archive;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.freehold.cli.shell.Shell;

/** {@code freehold archive …}. */
@Command(name = "archive", description = "Verifies a tenant's archive that was downloaded.")
public final class ArchiveCommand {
    private ArchiveCommand() {}

    public static CommandLine in(Shell shell) {
        return new CommandLine(new ArchiveCommand()).addSubcommand(new VerifyArchive(shell));
    }
}
