package dev.freehold.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.freehold.stack.folder.OwnerOnlyFile;
import dev.freehold.stack.folder.StateFolder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

/** Held by the one process that runs or stops the stack of a folder; the system frees it however that process ends. */
public final class StateLock implements AutoCloseable {
    private final FileChannel channel;

    private StateLock(FileChannel channel) {
        this.channel = requireNonNull(channel, "channel");
    }

    /** Empty if somebody holds it, be it this process. */
    public static Optional<StateLock> tryTake(StateFolder folder) {
        OwnerOnlyFile.createFolder(folder.path());
        try {
            FileChannel channel = FileChannel.open(file(folder), CREATE, WRITE);
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0)
                    .write(ByteBuffer.wrap(Supervisor.current().text().getBytes(UTF_8)));
            return Optional.of(new StateLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file(folder), e);
        }
    }

    /** Who holds it, from the first moment on; nobody if that process has ended. */
    public static Optional<Supervisor> holder(StateFolder folder) {
        try {
            return Files.exists(file(folder))
                    ? Supervisor.parse(Files.readString(file(folder))).filter(Supervisor::isRunning)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file(folder), e);
        }
    }

    private static Path file(StateFolder folder) {
        return folder.path().resolve("lock");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try (channel) {
            if (channel.isOpen()) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
