package dev.freehold.worker.postgres.copy;

import java.util.List;

import dev.freehold.contracts.archive.ArchiveTable.Column;
import dev.freehold.worker.postgres.SqlName;

import static java.util.stream.Collectors.joining;

/**
 * A table with rows of the tenant.
 *
 * @param columns without {@code tenant_id} and what the server computes
 * @param references the tables that its foreign keys lead to, by object id
 * @param partitioned its rows lie in partitions, which are no tables of their own here
 * @param tenantDefault whether {@code tenant_id} is filled where a row does not say it
 */
public record BusinessTable(
        long oid,
        String schema,
        String name,
        List<Column> columns,
        List<Long> references,
        boolean partitioned,
        boolean tenantDefault) {
    public BusinessTable {
        columns = List.copyOf(columns);
        references = List.copyOf(references);
    }

    public String qualifiedName() {
        return schema + "." + name;
    }

    /** As it stands in SQL. */
    String quoted() {
        return SqlName.ofServer(schema) + "." + SqlName.ofServer(name);
    }

    String quotedColumns() {
        return columns.stream()
                .map(column -> SqlName.ofServer(column.name()).toString())
                .collect(joining(", "));
    }
}
