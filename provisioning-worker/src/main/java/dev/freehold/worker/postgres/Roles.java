package dev.freehold.worker.postgres;

import java.util.List;

import dev.freehold.contracts.tenancy.RoleName;

import static java.util.Objects.requireNonNull;

/** DDL of roles, and the sessions of roles, on one server. */
public final class Roles {
    private static final int TERMINATION_MILLIS = 5_000;

    private static final String IN_A_MINUTE = "SELECT (now() + interval '1 minute')::text";

    private final SqlSession sql;

    public Roles(SqlSession sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    public boolean exists(RoleName role) {
        return sql.holds("SELECT true FROM pg_roles WHERE rolname = ?", role.value());
    }

    public boolean canLogIn(RoleName role) {
        return sql.holds("SELECT rolcanlogin FROM pg_roles WHERE rolname = ?", role.value());
    }

    /** True for a role as {@link #createLoginRole} leaves it, whether its login is open or not. */
    public boolean isLoginRole(RoleName role) {
        return sql.holds("""
                SELECT bool_and(NOT rolsuper AND NOT rolcreatedb AND NOT rolcreaterole)
                       AND bool_and(pg_has_role(rolname, ?, 'USAGE'))
                       AND bool_and(pg_has_role(current_user, oid, 'USAGE'))
                FROM pg_roles WHERE rolname = ?
                """, PostgresPool.APP.value(), role.value());
    }

    /** Makes a NOLOGIN role without members or rights: the owner of things or the holder of grants. */
    public void createGroup(RoleName role) {
        sql.inTransaction(() -> {
            sql.run("CREATE ROLE %s NOLOGIN".formatted(SqlName.of(role)));
            grantToWorker(role);
        });
    }

    /**
     * Makes a role that will log in to one database: closed and without password for now. The worker gets it granted, else it could
     * neither end its sessions nor drop its database.
     */
    public void createLoginRole(RoleName role) {
        sql.inTransaction(() -> {
            sql.run("CREATE ROLE %s NOLOGIN INHERIT NOREPLICATION".formatted(SqlName.of(role)));
            grant(PostgresPool.APP, SqlName.of(role).toString(), " WITH INHERIT TRUE, SET FALSE");
            grantToWorker(role);
        });
    }

    /** Sets the password, of which the server gets the verifier only, and opens the login. */
    public void openWithPassword(RoleName role, String password, Passwords passwords) {
        open(role, password, passwords, "infinity");
    }

    /** The same, but the server takes the password for a minute only. */
    public void openForAMinute(RoleName role, String password, Passwords passwords) {
        open(
                role,
                password,
                passwords,
                sql.first(IN_A_MINUTE, row -> row.getString(1)).orElseThrow());
    }

    private void open(RoleName role, String password, Passwords passwords, String until) {
        sql.run("ALTER ROLE %s LOGIN PASSWORD '%s' VALID UNTIL '%s'"
                .formatted(SqlName.of(role), passwords.verifier(password), until));
    }

    public void open(RoleName role) {
        sql.run("ALTER ROLE %s LOGIN".formatted(SqlName.of(role)));
    }

    /** Closes the login and keeps the password. Sessions that are open live on. */
    public void close(RoleName role) {
        sql.run("ALTER ROLE %s NOLOGIN".formatted(SqlName.of(role)));
    }

    public void closeAndForgetPassword(RoleName role) {
        sql.run("ALTER ROLE %s NOLOGIN PASSWORD NULL VALID UNTIL 'infinity'".formatted(SqlName.of(role)));
    }

    public void drop(RoleName role) {
        sql.run("DROP ROLE IF EXISTS %s".formatted(SqlName.of(role)));
    }

    public long sessions(List<RoleName> roles) {
        return sql.first(
                        "SELECT count(*) FROM pg_stat_activity WHERE usename = ANY (?)", row -> row.getLong(1), (Object)
                                names(roles))
                .orElse(0L);
    }

    /** Ends every session of these roles and waits, for some seconds at most, until each is gone. */
    public void terminateSessions(List<RoleName> roles) {
        sql.all(
                "SELECT pg_terminate_backend(pid, ?) FROM pg_stat_activity WHERE usename = ANY (?)",
                row -> row.getBoolean(1),
                TERMINATION_MILLIS,
                names(roles));
    }

    private void grantToWorker(RoleName role) {
        grant(role, "CURRENT_USER", " WITH INHERIT TRUE, SET TRUE");
    }

    /** PostgreSQL 15 has no such options: there members always inherit, and may always act as the role. */
    private void grant(RoleName role, String member, String options) {
        boolean optional = sql.holds("SELECT current_setting('server_version_num')::int >= 160000");
        sql.run("GRANT %s TO %s%s".formatted(SqlName.of(role), member, optional ? options : ""));
    }

    private static String[] names(List<RoleName> roles) {
        return roles.stream().map(RoleName::value).toArray(String[]::new);
    }
}
