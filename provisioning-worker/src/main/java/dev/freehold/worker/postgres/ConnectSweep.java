package dev.freehold.worker.postgres;

import java.util.List;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;

import static java.util.Objects.requireNonNull;

/** Asks the server about every role and database whether it would let one into the other. */
public final class ConnectSweep {
    private final SqlSession sql;

    public ConnectSweep(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    /** How many login roles other than these, the worker and superusers may connect to the database; PUBLIC, and with it roles to come, counts as one. */
    public long strangersIn(DatabaseName database, List<RoleName> roles) {
        return count("""
                SELECT count(*) + has_database_privilege('public', ?, 'CONNECT')::int FROM pg_roles
                WHERE rolcanlogin AND NOT rolsuper AND rolname <> current_user AND rolname <> ALL (?)
                      AND has_database_privilege(oid, ?, 'CONNECT')
                """, database.value(), names(roles), database.value());
    }

    /** Into how many other databases that take connections one of these roles may connect. */
    public long reachableFrom(List<RoleName> roles, DatabaseName home) {
        return count("""
                SELECT count(*) FROM pg_database d, unnest(?) AS role (name)
                WHERE d.datallowconn AND d.datname <> ? AND has_database_privilege(role.name, d.oid, 'CONNECT')
                """, names(roles), home.value());
    }

    private long count(String query, Object... values) {
        return sql.first(query, row -> row.getLong(1), values).orElseThrow();
    }

    private static String[] names(List<RoleName> roles) {
        return roles.stream().map(RoleName::value).toArray(String[]::new);
    }
}
