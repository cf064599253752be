package dev.freehold.worker.postgres.copy;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.freehold.contracts.archive.ArchiveSequence;
import dev.freehold.contracts.archive.ArchiveTable.Column;
import dev.freehold.contracts.schema.TenantSchema;
import dev.freehold.worker.postgres.SqlName;
import dev.freehold.worker.postgres.SqlSession;

import static java.util.Objects.requireNonNull;

/** Reads from the catalogue what a tenant's database holds of the tenant. The stamp and the histories of migrations are made anew with a database. */
final class BusinessTables {
    private static final String[] NAMESPACES = {TenantSchema.PLATFORM_NAMESPACE, TenantSchema.PRODUCT_NAMESPACE};
    private static final String[] MADE_ANEW = {
        "freehold.tenant",
        "freehold." + TenantSchema.PLATFORM.historyTable(),
        "freehold." + TenantSchema.PRODUCT.historyTable()
    };

    private final SqlSession sql;

    BusinessTables(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    /** What is referred to comes first, as far as references make no circle; else by name. */
    List<BusinessTable> inOrder() {
        List<BusinessTable> byName = sql.all("""
                SELECT c.oid, nspname, relname, relkind = 'p' AS partitioned,
                       array(SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
                             AND attname <> 'tenant_id' AND attgenerated = '' ORDER BY attnum) AS columns,
                       array(SELECT format_type(atttypid, atttypmod) FROM pg_attribute
                             WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
                             AND attname <> 'tenant_id' AND attgenerated = '' ORDER BY attnum) AS types,
                       array(SELECT DISTINCT confrelid::bigint FROM pg_constraint
                             WHERE conrelid = c.oid AND contype = 'f') AS referred,
                       NOT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = c.oid AND attname = 'tenant_id'
                                   AND NOT attisdropped AND NOT atthasdef) AS tenant_default
                FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                WHERE nspname = ANY (?) AND relkind IN ('r', 'p') AND NOT relispartition
                      AND nspname || '.' || relname <> ALL (?)
                ORDER BY nspname, relname
                """, BusinessTables::read, NAMESPACES, MADE_ANEW);
        return inOrder(byName);
    }

    /** Where each sequence stands; sequences take no part in snapshots, so one read later may be further on, never behind. */
    List<ArchiveSequence> sequences() {
        return sql.all("""
                        SELECT nspname, relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                        WHERE nspname = ANY (?) AND relkind = 'S' ORDER BY nspname, relname
                        """, row -> List.of(row.getString(1), row.getString(2)), (Object) NAMESPACES).stream()
                .map(name -> sequence(name.getFirst(), name.getLast()))
                .toList();
    }

    private ArchiveSequence sequence(String schema, String name) {
        return sql.all(
                        "SELECT last_value, is_called FROM %s.%s"
                                .formatted(SqlName.ofServer(schema), SqlName.ofServer(name)),
                        row -> new ArchiveSequence(schema, name, row.getLong(1), row.getBoolean(2)))
                .getFirst();
    }

    private static List<BusinessTable> inOrder(List<BusinessTable> byName) {
        Map<Long, BusinessTable> left = new LinkedHashMap<>();
        byName.forEach(table -> left.put(table.oid(), table));
        List<BusinessTable> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            BusinessTable next = left.values().stream()
                    .filter(table -> isReady(table, left.keySet()))
                    .findFirst()
                    .orElseGet(() -> left.values().iterator().next());
            ordered.add(next);
            left.remove(next.oid());
        }
        return ordered;
    }

    private static boolean isReady(BusinessTable table, Set<Long> left) {
        Set<Long> missing = new HashSet<>(table.references());
        missing.remove(table.oid());
        missing.retainAll(left);
        return missing.isEmpty();
    }

    private static BusinessTable read(ResultSet row) throws SQLException {
        String[] names = (String[]) array(row, "columns");
        String[] types = (String[]) array(row, "types");
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            columns.add(new Column(names[i], types[i]));
        }
        return new BusinessTable(
                row.getLong("oid"),
                row.getString("nspname"),
                row.getString("relname"),
                columns,
                List.of((Long[]) array(row, "referred")),
                row.getBoolean("partitioned"),
                row.getBoolean("tenant_default"));
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }
}
