package dev.freehold.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A golden file: what a run printed and how it ended. {@code -Dgolden.write=true} writes it anew for review in the diff. */
record Transcript(String text) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    static Transcript of(Run run) {
        return new Transcript("--- standard output\n" + run.out() + "--- standard error\n" + run.err()
                + "--- exit code\n" + run.exitCode() + "\n");
    }

    void isGolden(String name) {
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
