package dev.freehold.stack.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/** The folder that keeps all of a stack's state between runs, readable by its owner only. */
public record StateFolder(Path path) {
    private static final Set<String> BEGINNING = Set.of("lock", "logs");

    public StateFolder {
        path = requireNonNull(path, "path").toAbsolutePath().normalize();
    }

    /** The one that {@code ./freehold} uses: {@code .freehold} in FREEHOLD_HOME, else in the checkout. */
    public static StateFolder standard() {
        String home = System.getenv("FREEHOLD_HOME");
        Path parent = home == null || home.isBlank() ? Checkout.find().root() : Path.of(home);
        return new StateFolder(parent.resolve(".freehold"));
    }

    public boolean exists() {
        return Files.isDirectory(path);
    }

    /** Names every URL, port, process and development credential. */
    public OwnerOnlyFile stackFile() {
        return new OwnerOnlyFile(path.resolve("stack.json"));
    }

    public Secrets secrets() {
        return new Secrets(secretsFile());
    }

    public Path postgres(String server) {
        return path.resolve("postgres").resolve(server);
    }

    public Path key(String name) {
        return path.resolve("keys").resolve(name + ".jwks");
    }

    public Path log(String part) {
        return path.resolve("logs").resolve(part + ".log");
    }

    public OwnerOnlyFile serviceProperties(String service) {
        return new OwnerOnlyFile(path.resolve(service + ".properties"));
    }

    public Path data(String service) {
        return path.resolve("data").resolve(service);
    }

    /** Removes everything. Refuses a folder that bears none of our files. */
    public void wipe() {
        if (!exists()) {
            return;
        }
        if (!secretsFile().exists() && !stackFile().exists() && !holdsOnlyABeginning()) {
            throw new IllegalStateException(path + " does not look like the state of a stack; remove it yourself");
        }
        delete(path);
    }

    /** Removes a folder and all in it. */
    public static void delete(Path tree) {
        try (Stream<Path> paths = Files.walk(tree)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + tree, e);
        }
    }

    private OwnerOnlyFile secretsFile() {
        return new OwnerOnlyFile(path.resolve("secrets.properties"));
    }

    /** What a start that was refused at once leaves behind. */
    private boolean holdsOnlyABeginning() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString()).allMatch(BEGINNING::contains);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
