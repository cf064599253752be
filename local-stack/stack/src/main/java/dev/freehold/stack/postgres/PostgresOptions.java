package dev.freehold.stack.postgres;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * How a server is started.
 *
 * @param folder holds the data, the superuser's password and, unless named, the log
 * @param portOr0 0 takes a free one
 */
public record PostgresOptions(Path folder, int portOr0, Map<String, String> settings, Path log) {
    /** Durable, against the defaults of the embedded server: what a test claims of speed or survival must be true. */
    private static final Map<String, String> DURABLE = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "300",
            "unix_socket_directories", "");

    public PostgresOptions {
        folder = requireNonNull(folder, "folder").toAbsolutePath().normalize();
        Map<String, String> merged = new LinkedHashMap<>(DURABLE);
        merged.putAll(settings);
        settings = Map.copyOf(merged);
        log = requireNonNull(log, "log").toAbsolutePath();
    }

    public PostgresOptions(Path folder, int portOr0, Map<String, String> settings) {
        this(folder, portOr0, settings, folder.resolve("server.log"));
    }
}
