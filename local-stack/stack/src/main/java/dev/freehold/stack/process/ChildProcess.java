package dev.freehold.stack.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.freehold.stack.folder.OwnerOnlyFile;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.Objects.requireNonNull;

/**
 * A program to start as a process of its own. Ctrl-C in the terminal does not reach it, so the one who started it
 * decides in which order things stop.
 *
 * @param name stands in the command line, with the folder of the stack, as the mark of {@link OwnedProcess}
 * @param program what gets the mark as its first argument; a script has to hand its process over with {@code exec}
 * @param environment for secrets, which a command line would show to every user of the machine
 * @param log replaced at each start; the one before is kept beside it
 */
public record ChildProcess(
        String name, Path stack, Path program, List<String> arguments, Map<String, String> environment, Path log) {
    static final String MARK = "-Dstack.part=";

    /** A signal that is ignored stays ignored across exec, and the JVM then leaves it so. */
    private static final List<String> DEAF_TO_TERMINAL = List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    public ChildProcess {
        requireNonNull(name, "name");
        requireNonNull(stack, "stack");
        requireNonNull(program, "program");
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        requireNonNull(log, "log");
    }

    /** A Java program, in a JVM like this one. */
    public ChildProcess(String name, Path stack, List<String> arguments, Map<String, String> environment, Path log) {
        this(name, stack, Path.of(System.getProperty("java.home"), "bin", "java"), arguments, environment, log);
    }

    public OwnedProcess start() {
        return new OwnedProcess(launch().pid(), mark());
    }

    /** Runs to the end and returns the exit code. */
    public int run() {
        try {
            return launch().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException(name + " was interrupted", e);
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(DEAF_TO_TERMINAL);
        command.add(program.toString());
        command.add(MARK + mark());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(stack.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(freshLog().toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new PartFailedException("Cannot start " + name, e);
        }
    }

    private String mark() {
        return name + "@" + stack;
    }

    private Path freshLog() {
        try {
            OwnerOnlyFile.createFolder(requireNonNull(log.toAbsolutePath().getParent()));
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw new PartFailedException("Cannot write " + log, e);
        }
    }
}
