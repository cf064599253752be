package dev.freehold.worker.postgres;

import java.sql.Connection;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * One Flyway history with its scripts named one by one: nothing is scanned, so a jar and a native image run the same ones.
 *
 * @param schema holds the history table
 */
public record MigrationHistory(String schema, String table, List<MigrationScript> scripts) {
    public MigrationHistory {
        scripts = List.copyOf(scripts);
    }

    /** Runs what is still to be run. Another history may have its tables in the same schema already. */
    public void migrate(Supplier<Connection> connections) {
        if (scripts.isEmpty()) {
            return;
        }
        Flyway.configure(MigrationHistory.class.getClassLoader())
                .dataSource(new ConnectionSource(connections))
                .defaultSchema(schema)
                .table(table)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .resourceProvider(new NamedScripts(scripts))
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
    }

    /** Its first scripts alone. */
    public MigrationHistory upTo(int version) {
        return new MigrationHistory(schema, table, scripts.subList(0, version));
    }

    /** Whether any script of it was ever run. */
    public boolean hasBegun(SqlSession sql) {
        return sql.holds("SELECT to_regclass(?) IS NOT NULL", schema + "." + table);
    }

    /** True if exactly these scripts have run; a database that is newer than this worker is not at its head either. */
    public boolean isAtHead(SqlSession sql) {
        if (!hasBegun(sql)) {
            return false;
        }
        List<String> ran = sql.all(
                "SELECT script FROM %s.%s WHERE success AND type = 'SQL' ORDER BY installed_rank"
                        .formatted(SqlName.ofServer(schema), SqlName.ofServer(table)),
                row -> row.getString(1));
        return ran.equals(scripts.stream().map(MigrationScript::name).toList());
    }

    private record NamedScripts(List<MigrationScript> scripts) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return scripts.stream()
                    .filter(script -> script.name().equals(name))
                    .findFirst()
                    .map(MigrationScript::resource)
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return scripts.stream()
                    .filter(script -> script.name().startsWith(prefix)
                            && Arrays.stream(suffixes).anyMatch(script.name()::endsWith))
                    .map(MigrationScript::resource)
                    .toList();
        }
    }
}
