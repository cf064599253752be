package dev.freehold.worker.postgres;

import java.util.List;

import dev.freehold.contracts.schema.TenantSchema;

import static java.util.Objects.requireNonNull;

/** Walks the catalogue of a tenant's database, whatever tables a product has added, and names those that are not as they should be. */
public final class TenantCatalogue {
    private static final String[] NAMESPACES = {TenantSchema.PLATFORM_NAMESPACE, TenantSchema.PRODUCT_NAMESPACE};

    private final SqlSession sql;

    public TenantCatalogue(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    /** Schemas, relations and functions that another role owns. */
    public List<String> notOwned() {
        return names(
                """
                SELECT 'the schema ' || nspname FROM pg_namespace
                WHERE nspname = ANY (?) AND nspowner <> to_regrole(?)
                UNION ALL
                SELECT 'the relation ' || nspname || '.' || relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                WHERE nspname = ANY (?) AND relowner <> to_regrole(?)
                UNION ALL
                SELECT 'the function ' || nspname || '.' || proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace
                WHERE nspname = ANY (?) AND proowner <> to_regrole(?)
                ORDER BY 1
                """,
                NAMESPACES,
                PostgresPool.OWNER.value(),
                NAMESPACES,
                PostgresPool.OWNER.value(),
                NAMESPACES,
                PostgresPool.OWNER.value());
    }

    /** Tables with rows of the tenant that the server would show under another tenant's id. The histories of migrations have none. */
    public List<String> withoutSecondLock() {
        return names(
                """
                SELECT 'the table ' || nspname || '.' || relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                WHERE nspname = ANY (?) AND relkind IN ('r', 'p') AND relname <> ALL (?)
                      AND NOT (relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid))
                ORDER BY 1
                """, NAMESPACES, new String[] {TenantSchema.PLATFORM.historyTable(), TenantSchema.PRODUCT.historyTable()
                });
    }

    /** Schemas and relations on which any role but the owner and the holder of grants has a right. */
    public List<String> openToOthers() {
        return names(
                """
                SELECT DISTINCT 'the schema ' || nspname FROM pg_namespace, aclexplode(nspacl) AS given
                WHERE nspname = ANY (?) AND given.grantee NOT IN (to_regrole(?), to_regrole(?))
                UNION ALL
                SELECT DISTINCT 'the relation ' || nspname || '.' || relname
                FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace, aclexplode(relacl) AS given
                WHERE nspname = ANY (?) AND given.grantee NOT IN (to_regrole(?), to_regrole(?))
                ORDER BY 1
                """,
                NAMESPACES,
                PostgresPool.OWNER.value(),
                PostgresPool.APP.value(),
                NAMESPACES,
                PostgresPool.OWNER.value(),
                PostgresPool.APP.value());
    }

    private List<String> names(String query, Object... values) {
        return sql.all(query, row -> row.getString(1), values);
    }
}
