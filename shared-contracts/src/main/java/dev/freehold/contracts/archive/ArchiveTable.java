package dev.freehold.contracts.archive;

import java.util.HashSet;
import java.util.List;

/**
 * One table and the file with its rows.
 *
 * @param columns in the file's order; {@code tenant_id} and generated columns are not among them
 * @param rows counted in the snapshot apart from the copy
 */
public record ArchiveTable(String schema, String name, List<Column> columns, long rows, ArchiveFile file) {
    private static final int MOST_COLUMNS = 1600;

    public ArchiveTable {
        SqlWord.require(schema);
        SqlWord.require(name);
        columns = List.copyOf(columns);
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("a table has 1 to 1600 columns");
        }
        if (new HashSet<>(columns.stream().map(Column::name).toList()).size() != columns.size()) {
            throw new IllegalArgumentException("two columns of a table have the same name");
        }
        if (rows < 0) {
            throw new IllegalArgumentException("a table with less than no rows");
        }
    }

    public String qualifiedName() {
        return schema + "." + name;
    }

    /** @param type as PostgreSQL's {@code format_type} says it */
    public record Column(String name, String type) {
        private static final int LONGEST_TYPE = 300;

        public Column {
            SqlWord.require(name);
            if (type.isEmpty() || type.length() > LONGEST_TYPE) {
                throw new IllegalArgumentException("not a type");
            }
        }
    }
}
