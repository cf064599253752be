package dev.freehold.controlplane.audit.anchor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import dev.freehold.contracts.audit.AuditHead;

/** A file a head, each whole or not there at all. */
record FolderHeads(Path folder) implements HeadStore {
    @Override
    public void keep(AuditHead head, String signed) throws IOException {
        Path file = folder.resolve(HeadStore.name(head));
        if (!Files.isDirectory(folder)) {
            throw new IOException("freehold.audit.folder is not there; is it mounted?");
        }
        Path parent = Files.createDirectories(folder.resolve("heads"));
        if (Files.exists(file)) {
            return;
        }
        Path next = parent.resolve(UUID.randomUUID() + ".next");
        try {
            Files.writeString(next, signed);
            force(next, StandardOpenOption.WRITE);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            force(parent, StandardOpenOption.READ);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
