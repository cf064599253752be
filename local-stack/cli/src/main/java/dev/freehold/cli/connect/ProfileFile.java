package dev.freehold.cli.connect;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;

import static java.util.Objects.requireNonNull;

/** {@code $XDG_CONFIG_HOME/freehold/profiles.json}, else under {@code ~/.config}: readable by its owner only, changed by one process at a time. */
final class ProfileFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path file;

    private ProfileFile(Path file) {
        this.file = requireNonNull(file);
    }

    static ProfileFile of(Shell shell) {
        Path configuration = shell.variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElseGet(() ->
                        Path.of(shell.variable("HOME").orElseGet(() -> System.getProperty("user.home")), ".config"));
        return new ProfileFile(configuration.resolve("freehold").resolve("profiles.json"));
    }

    Profiles read() {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), Profiles.class) : Profiles.NONE;
        } catch (JsonProcessingException e) {
            throw new UsageFailed(file + " is not as this program wrote it; mend it, or remove it and log in again");
        } catch (IOException e) {
            throw new UsageFailed("cannot read " + file);
        }
    }

    /** Changes it as a whole, so that neither a crash nor another process leaves half of it. */
    Profiles change(UnaryOperator<Profiles> change) {
        try {
            Files.createDirectories(requireNonNull(file.getParent()), OWNER_ONLY_FOLDER);
            try (FileChannel channel = FileChannel.open(
                            file.resolveSibling("profiles.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                Profiles changed = change.apply(read());
                write(changed);
                return changed;
            }
        } catch (IOException e) {
            throw new UsageFailed("cannot write " + file + ": " + e.getMessage());
        }
    }

    private void write(Profiles profiles) throws IOException {
        Path fresh = file.resolveSibling("profiles.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OWNER_ONLY_FILE);
        Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(profiles));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
