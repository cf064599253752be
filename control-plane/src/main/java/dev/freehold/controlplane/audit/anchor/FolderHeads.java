package dev.freehold.controlplane.audit.anchor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file a head, each whole or not there at all. */
record FolderHeads(Path folder) implements HeadStore {
    @Override
    public void keep(long number, String signed) throws IOException {
        Path file = folder.resolve(HeadStore.name(number));
        Path parent = Files.createDirectories(file.resolveSibling("."));
        Path next = parent.resolve(UUID.randomUUID() + ".next");
        try {
            Files.writeString(next, signed);
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
