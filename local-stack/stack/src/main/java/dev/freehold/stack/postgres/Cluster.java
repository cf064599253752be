package dev.freehold.stack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.Secrets;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.process.OwnedProcess;

import static java.util.Objects.requireNonNull;

/** A server's folder: its data, the superuser's password, and whether the first start ever came to its end. */
public record Cluster(Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ID_PATIENCE = Duration.ofSeconds(3);

    public Cluster {
        requireNonNull(folder, "folder");
    }

    Path data() {
        return folder.resolve("data");
    }

    OwnerOnlyFile passwordFile() {
        return new OwnerOnlyFile(folder.resolve("superuser.password"));
    }

    /** Drawn at the first call, whoever makes it. */
    public String superuserPassword() {
        OwnerOnlyFile file = passwordFile();
        synchronized (Cluster.class) {
            if (!file.exists()) {
                file.write(Secrets.draw());
            }
        }
        return file.read();
    }

    /** The server that still runs on this data, from whichever run. */
    public Optional<OwnedProcess> leftover() {
        return recorded().filter(OwnedProcess::isRunning);
    }

    /**
     * Makes the folder ready for a start: no server on it, no half-made data, and neither of two files that say more
     * than is true after a kill. PostgreSQL refuses to start while the id in its own file is anybody's, and the
     * embedding library locks a file for as long as its object lives.
     */
    void clearLeftovers() {
        OwnerOnlyFile.createFolder(folder);
        leftover().ifPresent(this::stop);
        if (Files.exists(data()) && !Files.exists(completed())) {
            StateFolder.delete(data());
        }
        if (!recorded().map(server -> server.idIsFreeWithin(ID_PATIENCE)).orElse(true)) {
            delete(pidFile());
        }
        delete(data().resolve("epg-lock"));
    }

    /** INT is PostgreSQL's fast shutdown, QUIT its immediate one, which recovers at the next start. */
    public void stop(OwnedProcess server) {
        server.stop(PATIENCE, "INT", "QUIT");
    }

    void markCompleted() {
        new OwnerOnlyFile(completed()).write("");
    }

    private Path completed() {
        return folder.resolve("completed");
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    private Optional<OwnedProcess> recorded() {
        try (Stream<String> lines = Files.lines(pidFile())) {
            return lines.findFirst().map(pid -> new OwnedProcess(Long.parseLong(pid.trim()), data().toString()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }
}
