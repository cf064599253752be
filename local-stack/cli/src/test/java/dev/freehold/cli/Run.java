package dev.freehold.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.Terminal;

/** What came of one command line. */
record Run(int exitCode, String out, String err) {
    static Surroundings at(FakeControlPlane controlPlane) {
        return new Surroundings().with("FREEHOLD_URL", controlPlane.url()).with("FREEHOLD_TOKEN", "a-token");
    }

    /** Everything outside the program, made up. */
    static final class Surroundings {
        private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "no-such-home"));
        private InstantSource clock = InstantSource.system();
        private Terminal terminal = new Nobody();

        Surroundings with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        Surroundings at(InstantSource time) {
            clock = time;
            return this;
        }

        Surroundings typing(String line) {
            terminal = new Somebody(line);
            return this;
        }

        Run run(String... arguments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Shell shell = new Shell(print(out), print(err), terminal, environment, Path.of("no-such-folder"), clock);
            int exitCode = FreeholdCommand.in(shell).execute(arguments);
            return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }

        private static PrintStream print(ByteArrayOutputStream bytes) {
            return new PrintStream(bytes, true, StandardCharsets.UTF_8);
        }
    }

    private record Nobody() implements Terminal {
        @Override
        public boolean interactive() {
            return false;
        }

        @Override
        public @Nullable String readLine() {
            return null;
        }
    }

    private record Somebody(String line) implements Terminal {
        @Override
        public boolean interactive() {
            return true;
        }

        @Override
        public String readLine() {
            return line;
        }
    }
}
