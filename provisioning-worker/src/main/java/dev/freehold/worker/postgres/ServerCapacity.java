package dev.freehold.worker.postgres;

import static java.util.Objects.requireNonNull;

/** How much a server takes. */
public final class ServerCapacity {
    private final SqlSession sql;

    public ServerCapacity(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    /** Connections at once, without those that are kept for superusers and for roles with {@code pg_use_reserved_connections}. */
    public int connections() {
        // PostgreSQL 15 knows no reserved_connections.
        return sql.first("""
                        SELECT current_setting('max_connections')::int
                             - current_setting('superuser_reserved_connections')::int
                             - coalesce(current_setting('reserved_connections', true)::int, 0)
                        """, row -> row.getInt(1)).orElseThrow();
    }
}
