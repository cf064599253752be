package dev.freehold.tenantservice.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The issuer's keys on disk. Who can write this file decides whose tokens are believed, so only the process's own user may. */
final class KeyFile {
    private final Path file;

    KeyFile(Path folder) {
        this.file = folder.resolve("issuer-keys.json");
    }

    Optional<KeptKeys> read() throws IOException {
        return Files.exists(file) ? Optional.of(KeptKeys.read(Files.readString(file))) : Optional.empty();
    }

    /** Replaces it atomically and durably. */
    void write(KeptKeys keys) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling("issuer-keys.json.next");
        Files.deleteIfExists(next);
        try (FileChannel channel = FileChannel.open(
                next,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer text = StandardCharsets.UTF_8.encode(keys.write());
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
