package dev.freehold.stack.command;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.freehold.stack.LocalStack;
import dev.freehold.stack.StackOptions;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.process.PartFailedException;

import static java.util.Objects.requireNonNull;

@Command(
        name = "up",
        description = "Starts all parts and two demo tenants, and stays until Ctrl-C. State is kept in .freehold.")
final class UpCommand implements Callable<Integer> {
    private final StateFolder folder;
    private final Terminal terminal;

    @Option(names = "--detach", description = "Come back when all is ready; stop it with: freehold down")
    private boolean detach;

    @Option(
            names = "--any-ports",
            description = "Take whatever ports are free; status and .freehold/stack.json say which.")
    private boolean anyPorts;

    @Option(names = Detached.FLAG, hidden = true)
    private boolean detached;

    private volatile boolean ending;

    UpCommand(StateFolder folder, Terminal terminal) {
        this.folder = requireNonNull(folder, "folder");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() throws InterruptedException {
        if (detach) {
            return new Detached(folder, terminal).run(anyPorts);
        }
        StackOptions options = StackOptions.in(folder).withProgress(terminal);
        LocalStack stack = LocalStack.prepare(anyPorts ? options.anyPorts() : options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack), "stop the stack"));
        if (start(stack)) {
            terminal.print(new Welcome(folder, detached).text());
            new Watch(folder, terminal).until(() -> ending);
        }
        return 1;
    }

    /** A failure that is only our own stopping is no news. */
    private boolean start(LocalStack stack) throws InterruptedException {
        try {
            stack.startParts();
            return true;
        } catch (PartFailedException e) {
            if (ending) {
                Thread.currentThread().join();
            }
            throw e;
        }
    }

    private void end(LocalStack stack) {
        ending = true;
        terminal.print("· Stopping");
        stack.close();
        terminal.print("· Stopped; state is kept in " + folder.path());
    }
}
