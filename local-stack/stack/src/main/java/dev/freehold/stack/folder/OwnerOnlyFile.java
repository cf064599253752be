package dev.freehold.stack.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.Objects.requireNonNull;

/** A file that nobody but its owner can read, at no moment of its life (mode 600). */
public record OwnerOnlyFile(Path path) {
    private static final String OWNER_FILE = "rw-------";
    private static final String OWNER_FOLDER = "rwx------";

    public OwnerOnlyFile {
        requireNonNull(path, "path");
    }

    public boolean exists() {
        return Files.exists(path);
    }

    public String read() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** Replaces the file as a whole: a reader sees the old or the new text, never a part. */
    public void write(String text) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            createFolder(requireNonNull(folder));
            Path fresh = Files.createTempFile(folder, ".", ".new", permissions(OWNER_FILE));
            Files.write(fresh, text.getBytes(UTF_8));
            Files.move(fresh, path, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    /** Makes the folder and what is missing above it; only new ones get mode 700. */
    public static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder, permissions(OWNER_FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + folder, e);
        }
    }

    private static java.nio.file.attribute.FileAttribute<?> permissions(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
