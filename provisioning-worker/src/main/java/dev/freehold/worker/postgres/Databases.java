package dev.freehold.worker.postgres;

import java.util.List;
import java.util.Optional;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.RoleName;

import static java.util.Objects.requireNonNull;

/** DDL of databases on one server. None of it can run in a transaction, so the intent is in the ledger before. */
public final class Databases {
    private final SqlSession sql;

    public Databases(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    public Optional<DatabaseFacts> find(DatabaseName database) {
        return sql.first(
                """
                SELECT pg_get_userbyid(datdba) = current_user AS ours,
                       datallowconn, datistemplate, datconnlimit
                FROM pg_database WHERE datname = ?
                """,
                row -> new DatabaseFacts(
                        row.getBoolean("ours"),
                        row.getBoolean("datallowconn"),
                        row.getBoolean("datistemplate"),
                        row.getInt("datconnlimit")),
                database.value());
    }

    /** Copies the template. Nobody can connect yet: privileges are not copied, and PUBLIC may connect to what is new. */
    public void createClosed(DatabaseName database, DatabaseName template) {
        sql.run("CREATE DATABASE %s TEMPLATE %s STRATEGY wal_log ALLOW_CONNECTIONS false"
                .formatted(SqlName.of(database), SqlName.of(template)));
    }

    public void revokeFromPublic(DatabaseName database) {
        sql.run("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(SqlName.of(database)));
    }

    public void grantConnect(DatabaseName database, List<RoleName> roles) {
        for (RoleName role : roles) {
            sql.run("GRANT CONNECT ON DATABASE %s TO %s".formatted(SqlName.of(database), SqlName.of(role)));
        }
    }

    public void limitConnections(DatabaseName database, int limit) {
        sql.run("ALTER DATABASE %s CONNECTION LIMIT %d".formatted(SqlName.of(database), limit));
    }

    public void allowConnections(DatabaseName database, boolean allowed) {
        sql.run("ALTER DATABASE %s ALLOW_CONNECTIONS %b".formatted(SqlName.of(database), allowed));
    }

    public void markAsTemplate(DatabaseName database, boolean template) {
        sql.run("ALTER DATABASE %s IS_TEMPLATE %b".formatted(SqlName.of(database), template));
    }

    /** Drops the database whoever is connected; also one that an interrupted drop has left behind. */
    public void drop(DatabaseName database) {
        sql.run("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(SqlName.of(database)));
    }

    /** True if PUBLIC has no right on the database and each of the roles may connect. */
    public boolean isPrivateTo(DatabaseName database, List<RoleName> roles) {
        return sql.holds(
                """
                SELECT NOT has_database_privilege('public', ?, 'CONNECT, TEMP, CREATE')
                       AND (SELECT bool_and(has_database_privilege(name, ?, 'CONNECT')) FROM unnest(?) AS name)
                """,
                database.value(),
                database.value(),
                roles.stream().map(RoleName::value).toArray(String[]::new));
    }
}
