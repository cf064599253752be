package dev.freehold.controlplane.entitlement;

import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Counts licences by the key that signed them. */
@Singleton
class KeyUsageTable {
    private static final String COUNT = """
            SELECT license_key, count(*) AS licenses
            FROM route
            WHERE state <> 'gone'
            GROUP BY license_key
            """;

    private final Jdbi jdbi;

    KeyUsageTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    Map<String, Long> licenses() {
        return jdbi.withHandle(handle -> handle
                .createQuery(COUNT)
                .map((result, context) ->
                        Map.entry(new Row(result).text("license_key"), new Row(result).number("licenses")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
