package dev.freehold.stack.folder;

import java.nio.file.Files;
import java.nio.file.Path;

import static java.util.Objects.requireNonNull;

/** The folder of the source tree, which holds the packaged services and the unpacked servers. */
public record Checkout(Path root) {
    private static final String MARK = "local-stack/stack/pom.xml";

    public Checkout {
        requireNonNull(root, "root");
    }

    /** The folder named by the system property {@code freehold.checkout}, else the nearest one above the working folder. */
    public static Checkout find() {
        Path start = Path.of(System.getProperty("freehold.checkout", "")).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(MARK))) {
                return new Checkout(folder);
            }
        }
        throw new IllegalStateException("No Freehold source tree at or above " + start
                + "; run from inside it, or name it with -Dfreehold.checkout=<folder>");
    }

    /** Unpacked PostgreSQL programs, made on first use. */
    public Path postgresPrograms() {
        return built("postgres");
    }

    /** Unpacked Keycloak of that version, made by the build. */
    public Path keycloak(String version) {
        return built("keycloak-" + version);
    }

    /** The object store's runnable jar, fetched by the build. */
    public Path objectStore() {
        return built("s3proxy.jar");
    }

    /** The runnable jar of a service such as {@code control-plane}. */
    public Path service(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private Path built(String name) {
        return root.resolve("local-stack/stack/target").resolve(name);
    }
}
