package dev.freehold.cli.shell;

import java.util.List;

import static java.util.Objects.requireNonNull;

/** The run ends here, with this message for a person and this code for a script. */
public abstract class CommandFailed extends RuntimeException {
    private final ExitCode exitCode;

    protected CommandFailed(ExitCode exitCode, String message) {
        super(requireNonNull(message));
        this.exitCode = requireNonNull(exitCode);
    }

    public final ExitCode exitCode() {
        return exitCode;
    }

    /** More to say under the message, a line each. May hold text from a server, control characters and all. */
    public List<String> details() {
        return List.of();
    }
}
