package dev.freehold.stack.command;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.process.StateLock;

import static java.util.Objects.requireNonNull;

/** For the launcher, which must not build under a running stack. */
@Command(name = "is-up", hidden = true, description = "Ends with 0 if a process runs the stack, else with 1.")
final class IsUpCommand implements Callable<Integer> {
    private final StateFolder folder;

    IsUpCommand(StateFolder folder) {
        this.folder = requireNonNull(folder, "folder");
    }

    @Override
    public Integer call() {
        return StateLock.holder(folder).isPresent() ? 0 : 1;
    }
}
