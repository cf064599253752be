package dev.freehold.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.postgres.Cluster;
import dev.freehold.stack.process.Leftovers;
import dev.freehold.stack.process.OwnedProcess;

import static java.util.Objects.requireNonNull;

/** What an earlier run of this folder left running because it was killed: found by what runs, not by what was written. */
public record EarlierRun(StateFolder folder) {
    public EarlierRun {
        requireNonNull(folder, "folder");
    }

    /** Stops services before the databases they use. Call it only while nobody runs the stack. */
    public void stopLeftovers(Consumer<String> report) {
        for (OwnedProcess process : new Leftovers(folder.path()).find()) {
            Leftovers.stop(process);
            String name = process.mark().substring(0, process.mark().indexOf('@'));
            report.accept("Stopped " + name + " (process " + process.pid() + "), which an earlier run had left");
        }
        for (Cluster cluster : clusters()) {
            cluster.leftover().ifPresent(server -> {
                cluster.stop(server);
                report.accept("Stopped PostgreSQL " + cluster.folder().getFileName() + " (process " + server.pid()
                        + "), which an earlier run had left");
            });
        }
    }

    private List<Cluster> clusters() {
        Path servers = folder.path().resolve("postgres");
        if (!Files.isDirectory(servers)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(servers)) {
            return new ArrayList<>(folders.map(Cluster::new).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + servers, e);
        }
    }
}
