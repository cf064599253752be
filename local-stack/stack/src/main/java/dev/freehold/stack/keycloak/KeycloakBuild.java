package dev.freehold.stack.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.freehold.stack.process.ChildProcess;
import dev.freehold.stack.process.PartFailedException;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

/** Keycloak's own build for the database in use, done once for an unpacked Keycloak (some 20 s) and not at each start. */
record KeycloakBuild(KeycloakProgram program) {
    private static final List<String> BUILD = List.of("build", "--db=postgres", "--health-enabled=true");
    private static final Object ONE_AT_A_TIME = new Object();

    KeycloakBuild {
        requireNonNull(program, "program");
    }

    /** Waits for another process that is building it. */
    void ensure() {
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel = FileChannel.open(beside(".lock"), CREATE, WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !isDone()) {
                    build();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot build Keycloak in " + program.home(), e);
            }
        }
    }

    private void build() throws IOException {
        Path log = beside("-build.log");
        ChildProcess process =
                new ChildProcess("keycloak-build", program.home(), program.arguments(BUILD), Map.of(), log);
        int exit = process.run();
        if (exit != 0) {
            throw new PartFailedException("Keycloak's build ended with code " + exit + "; see " + log);
        }
        Files.writeString(marker(), String.join(" ", BUILD));
    }

    private boolean isDone() throws IOException {
        return Files.exists(marker()) && Files.readString(marker()).equals(String.join(" ", BUILD));
    }

    private Path marker() {
        return program.home().resolve("freehold-build");
    }

    private Path beside(String suffix) {
        return program.home().resolveSibling(program.home().getFileName() + suffix);
    }
}
