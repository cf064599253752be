package dev.freehold.stack.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.freehold.stack.EarlierRun;
import dev.freehold.stack.description.StackFile;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.process.PartFailedException;
import dev.freehold.stack.process.StateLock;
import dev.freehold.stack.process.Supervisor;

import static java.util.Objects.requireNonNull;

@Command(name = "down", description = "Stops the stack, also what a killed one has left running.")
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StateFolder folder;
    private final Terminal terminal;

    @Option(names = "--wipe", description = "Remove .freehold too: all databases, users, keys and passwords.")
    private boolean wipe;

    DownCommand(StateFolder folder, Terminal terminal) {
        this.folder = requireNonNull(folder, "folder");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        if (!folder.exists()) {
            terminal.note("There is no stack in " + folder.path());
            return 0;
        }
        StateLock.holder(folder).flatMap(Supervisor::handle).ifPresent(this::end);
        try (StateLock _ = take()) {
            new EarlierRun(folder).stopLeftovers(terminal::note);
            StackFile.markStopped(folder);
            terminal.note("Stopped");
            if (wipe) {
                folder.wipe();
                terminal.note("Removed " + folder.path());
            }
        }
        return 0;
    }

    /** So that nobody starts the stack while what is left of it is being stopped. */
    private StateLock take() {
        return StateLock.tryTake(folder)
                .orElseThrow(() -> new PartFailedException("Another process is starting or stopping this stack"));
    }

    private void end(ProcessHandle supervisor) {
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new PartFailedException(
                    "Process " + supervisor.pid() + ", which runs the stack, does not end; kill it and repeat", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("Interrupted", e);
        }
    }
}
