package dev.freehold.worker.effect.schema;

import java.util.List;
import java.util.stream.Stream;

import dev.freehold.contracts.archive.SchemaVersions;
import dev.freehold.contracts.schema.TenantSchema;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.worker.postgres.MigrationHistory;
import dev.freehold.worker.postgres.MigrationScript;
import dev.freehold.worker.postgres.PostgresPool;
import dev.freehold.worker.postgres.SqlName;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.PoolAccess;
import dev.freehold.worker.postgres.stock.SchemaVersion;

/** The two histories of a tenant's database, ours before the product's, run as the role that owns its schemas. */
public final class TenantHistories {
    private static final List<MigrationHistory> IN_ORDER = Stream.of(TenantSchema.PLATFORM, TenantSchema.PRODUCT)
            .map(TenantHistories::history)
            .toList();

    private TenantHistories() {}

    /** Makes the schemas that the scripts expect where they are not, and removes {@code public}. */
    public static void createNamespaces(PoolAccess pool, DatabaseName database) {
        SqlName owner = SqlName.of(PostgresPool.OWNER);
        try (SqlSession sql = pool.open(database)) {
            sql.inTransaction(() -> {
                sql.run("DROP SCHEMA IF EXISTS public");
                sql.run("CREATE SCHEMA IF NOT EXISTS %s AUTHORIZATION %s"
                        .formatted(TenantSchema.PLATFORM_NAMESPACE, owner));
                sql.run("CREATE SCHEMA IF NOT EXISTS %s AUTHORIZATION %s"
                        .formatted(TenantSchema.PRODUCT_NAMESPACE, owner));
            });
        }
    }

    public static void migrate(PoolAccess pool, DatabaseName database) {
        IN_ORDER.forEach(history -> pool.migrate(database, history));
    }

    /** Runs the first scripts of each history, as many as the versions say. */
    public static void migrateTo(PoolAccess pool, DatabaseName database, SchemaVersions versions) {
        at(versions).forEach(history -> pool.migrate(database, history));
    }

    /** Whether exactly the scripts of those versions have run. */
    public static boolean areAt(SqlSession asOwner, SchemaVersions versions) {
        return at(versions).stream()
                .allMatch(history ->
                        history.scripts().isEmpty() ? !history.hasBegun(asOwner) : history.isAtHead(asOwner));
    }

    /** Of the schema that this worker was built with. */
    public static SchemaVersions versions() {
        return new SchemaVersions(
                TenantSchema.PLATFORM.scripts().size(),
                TenantSchema.PRODUCT.scripts().size());
    }

    /** The schema that this worker was built with. */
    public static SchemaVersion head() {
        return SchemaVersion.of(
                TenantSchema.headVersion(), IN_ORDER.stream().flatMap(history -> history.scripts().stream()));
    }

    static boolean areAtHead(SqlSession asOwner) {
        return IN_ORDER.stream().allMatch(history -> history.isAtHead(asOwner));
    }

    private static List<MigrationHistory> at(SchemaVersions versions) {
        return List.of(
                IN_ORDER.getFirst().upTo(versions.platform()),
                IN_ORDER.getLast().upTo(versions.product()));
    }

    private static MigrationHistory history(TenantSchema schema) {
        return new MigrationHistory(
                TenantSchema.PLATFORM_NAMESPACE,
                schema.historyTable(),
                schema.scripts().stream()
                        .map(script -> new MigrationScript(script, schema.read(script)))
                        .toList());
    }
}
