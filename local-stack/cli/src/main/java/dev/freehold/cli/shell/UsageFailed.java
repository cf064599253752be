package dev.freehold.cli.shell;

/** What was asked cannot be understood, or lacks something only the caller can give. */
public final class UsageFailed extends CommandFailed {
    public UsageFailed(String message) {
        super(ExitCode.USAGE, message);
    }
}
