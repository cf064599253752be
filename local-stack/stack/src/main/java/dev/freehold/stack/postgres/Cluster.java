package dev.freehold.stack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.process.OwnedProcess;

import static java.util.Objects.requireNonNull;

/** A server's folder: its data, the superuser's password, and whether the first start ever came to its end. */
record Cluster(Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    Cluster {
        requireNonNull(folder, "folder");
    }

    Path data() {
        return folder.resolve("data");
    }

    OwnerOnlyFile passwordFile() {
        return new OwnerOnlyFile(folder.resolve("superuser.password"));
    }

    String superuserPassword() {
        OwnerOnlyFile file = passwordFile();
        if (!file.exists()) {
            file.write(Secrets.draw());
        }
        return file.read();
    }

    /** The server that still runs on this data, from whichever run. */
    Optional<OwnedProcess> leftover() {
        try (Stream<String> lines = Files.lines(data().resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(pid -> new OwnedProcess(Long.parseLong(pid.trim()), data().toString()))
                    .filter(OwnedProcess::isRunning);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Makes the folder ready for a start: no server on it, and no half-made data. */
    void clearLeftovers() {
        OwnerOnlyFile.createFolder(folder);
        leftover().ifPresent(this::stop);
        if (Files.exists(data()) && !Files.exists(completed())) {
            delete(data());
        }
    }

    /** INT is PostgreSQL's fast shutdown, QUIT its immediate one, which recovers at the next start. */
    void stop(OwnedProcess server) {
        server.stop(PATIENCE, "INT", "QUIT");
    }

    void markCompleted() {
        new OwnerOnlyFile(completed()).write("");
    }

    private Path completed() {
        return folder.resolve("completed");
    }

    private static void delete(Path tree) {
        try (Stream<Path> paths = Files.walk(tree)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the half-made " + tree, e);
        }
    }
}
