package dev.freehold.stack.service;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.freehold.stack.folder.OwnerOnlyFile;

import static java.util.stream.Collectors.joining;

/** A service's settings, in the order in which they are written to its file. */
final class ServiceProperties {
    private final Map<String, String> values = new LinkedHashMap<>();

    ServiceProperties(int port) {
        // Above what the service's own jar says (250), below environment variables (300).
        set("config_ordinal", "275");
        set("quarkus.http.host", "localhost");
        set("quarkus.http.port", Integer.toString(port));
        set("quarkus.log.console.color", "false");
        // This machine's keys and settings are for development; services refuse them anywhere else.
        set("freehold.development", "true");
    }

    ServiceProperties set(String name, String value) {
        values.put(name, value);
        return this;
    }

    ServiceProperties set(Map<String, String> settings) {
        values.putAll(settings);
        return this;
    }

    ServiceProperties set(String name, Path file) {
        return set(name, file.toString());
    }

    /** How the pool is reached on this machine, where nobody is between; TLS is for pools elsewhere. */
    ServiceProperties pool(String id, int port) {
        return set(pool(id, "host"), "localhost")
                .set(pool(id, "port"), Integer.toString(port))
                .set(pool(id, "ssl-mode"), "disable");
    }

    static String pool(String id, String setting) {
        return "freehold.pools.\"" + id + "\"." + setting;
    }

    void writeTo(OwnerOnlyFile file) {
        file.write(values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(joining()));
    }
}
