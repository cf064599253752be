package dev.freehold.cli.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What a run sees of the machine. */
public record Shell(
        PrintStream out,
        PrintStream err,
        Terminal terminal,
        Map<String, String> environment,
        Path folder,
        InstantSource clock) {
    public Shell {
        environment = Map.copyOf(environment);
    }

    /** The real one. It writes UTF-8 whatever the locale, so that no name is spoilt in a pipe. */
    public static Shell system() {
        return new Shell(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                new SystemTerminal(System.console()),
                System.getenv(),
                Path.of(""),
                InstantSource.system());
    }

    /** An environment variable; an empty one counts as not set. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
