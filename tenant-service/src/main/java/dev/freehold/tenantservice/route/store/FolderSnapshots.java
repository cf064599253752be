package dev.freehold.tenantservice.route.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** The snapshot as a file: the feed version in the first line, then what was signed. */
record FolderSnapshots(Path folder) implements SnapshotStore {
    @Override
    public long version() throws IOException {
        return lines().map(lines -> version(lines[0])).orElse(0L);
    }

    @Override
    public Optional<String> read() throws IOException {
        return lines().map(lines -> lines[1]);
    }

    @Override
    public void write(long version, String signedSnapshot) throws IOException {
        Files.createDirectories(folder);
        // Not a temporary file, which nobody but this process's user could read.
        Path next = folder.resolve("snapshot-" + UUID.randomUUID() + ".next");
        try {
            Files.writeString(next, version + "\n" + signedSnapshot);
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private Optional<String[]> lines() throws IOException {
        try {
            String[] lines = Files.readString(file()).split("\n", 2);
            return lines.length == 2 ? Optional.of(lines) : Optional.empty();
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        }
    }

    private static long version(String line) {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }

    private Path file() {
        return folder.resolve("snapshot");
    }
}
