package dev.freehold.stack;

import java.nio.file.Path;

/** Another process runs the stack of this folder. */
public final class AlreadyRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyRunningException(Path folder) {
        super("The stack in " + folder + " is already running; see ./freehold status, stop it with ./freehold down");
    }
}
