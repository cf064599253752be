package dev.freehold.cli.archive;

import dev.freehold.cli.shell.CommandFailed;
import dev.freehold.cli.shell.ExitCode;

/** The file is not an archive as a worker made it. */
final class ArchiveRefused extends CommandFailed {
    ArchiveRefused(String reason) {
        super(ExitCode.REFUSED, "the archive is refused: " + reason);
    }
}
