package dev.freehold.cli.api;

import dev.freehold.cli.shell.CommandFailed;
import dev.freehold.cli.shell.ExitCode;

/** A server could not be reached, did not answer in time, or answered what it should not. Trying again may help. */
public final class Unavailable extends CommandFailed {
    public Unavailable(String message) {
        super(ExitCode.UNAVAILABLE, message);
    }
}
