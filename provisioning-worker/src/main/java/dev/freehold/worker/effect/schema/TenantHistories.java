package dev.freehold.worker.effect.schema;

import java.util.List;
import java.util.stream.Stream;

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

    /** Makes the schemas that the scripts expect, and removes {@code public}. */
    public static void createNamespaces(PoolAccess pool, DatabaseName database) {
        SqlName owner = SqlName.of(PostgresPool.OWNER);
        try (SqlSession sql = pool.open(database)) {
            sql.inTransaction(() -> {
                sql.run("DROP SCHEMA public");
                sql.run("CREATE SCHEMA %s AUTHORIZATION %s".formatted(TenantSchema.PLATFORM_NAMESPACE, owner));
                sql.run("CREATE SCHEMA %s AUTHORIZATION %s".formatted(TenantSchema.PRODUCT_NAMESPACE, owner));
            });
        }
    }

    public static void migrate(PoolAccess pool, DatabaseName database) {
        IN_ORDER.forEach(history -> pool.migrate(database, history));
    }

    /** The schema that this worker was built with. */
    public static SchemaVersion head() {
        return SchemaVersion.of(
                TenantSchema.headVersion(), IN_ORDER.stream().flatMap(history -> history.scripts().stream()));
    }

    static boolean areAtHead(SqlSession asOwner) {
        return IN_ORDER.stream().allMatch(history -> history.isAtHead(asOwner));
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
