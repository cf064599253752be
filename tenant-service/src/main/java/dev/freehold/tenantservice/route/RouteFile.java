package dev.freehold.tenantservice.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The last signed snapshot and the signed changes since, one a line, so that a restart needs no control plane. A reader verifies each
 * line again; what is sealed inside stays sealed.
 */
final class RouteFile {
    private final Path file;

    RouteFile(Path folder) {
        this.file = folder.resolve("routes.jws");
    }

    /** Signed feeds in the order in which they were taken; empty if there is no file. */
    List<String> read() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Replaces everything, atomically and durably. */
    void replace(String signedSnapshot) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling("routes.jws.next");
        Files.writeString(next, signedSnapshot + "\n");
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Adds changes durably. After a failure the file may end in half a line, so the next to be kept must be a snapshot. */
    void append(String signedChanges) throws IOException {
        Files.writeString(file, signedChanges + "\n", StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
    }
}
