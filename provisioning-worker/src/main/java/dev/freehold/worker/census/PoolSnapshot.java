package dev.freehold.worker.census;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.worker.postgres.PostgresPool;
import dev.freehold.worker.postgres.SqlSession;

/**
 * Ledger and catalogue of one pool as of one moment: names are written before and struck off after what they name, so in one moment
 * nothing is there that is not written.
 *
 * @param databases those that the worker owns, without the ledger's
 */
record PoolSnapshot(
        List<Seen> databases,
        List<Inventory.Role> roles,
        List<Inventory.Reservation> reservations,
        List<Inventory.Standby> standbys,
        List<Inventory.Template> templates) {
    private static final String DATABASES = """
            SELECT datname, datallowconn AND datconnlimit <> -2 AS connectable
            FROM pg_database
            WHERE datdba = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND datname <> current_database()
            ORDER BY datname
            """;
    // Who makes a role gets it with the admin option, since PostgreSQL 16; before, the worker granted itself the bare
    // role.
    private static final String ROLES = """
            SELECT DISTINCT r.rolname, r.rolcanlogin
            FROM pg_roles r
            JOIN pg_auth_members m ON m.roleid = r.oid
            WHERE m.member = (SELECT oid FROM pg_roles WHERE rolname = current_user)
              AND (m.admin_option OR current_setting('server_version_num')::int < 160000)
              AND r.rolname NOT IN (?, ?)
            ORDER BY r.rolname
            """;
    private static final String RESERVATIONS = """
            SELECT r.database, r.tenant::text, r.role_a, r.role_b, r.active_role, r.state = 'live' AS live,
                   o.tenant IS NOT NULL AS retained
            FROM ledger.reservation r
            LEFT JOIN ledger.offboarding o ON o.tenant = r.tenant
            ORDER BY r.database
            """;
    private static final String STANDBYS = """
            SELECT database, role_a, role_b, ready, NOT ready AND made_at < now() - interval '10 minutes' AS old
            FROM ledger.standby
            ORDER BY database
            """;
    private static final String TEMPLATES = """
            SELECT version, database, complete FROM ledger.template ORDER BY version
            """;

    /** @param connectable somebody could log in, so its stamp can be read */
    record Seen(String name, boolean connectable) {}

    /** @param makingOrUnmaking somebody may be at work on standbys, so that one that is not ready is not left behind */
    static PoolSnapshot take(SqlSession ledger, boolean makingOrUnmaking) {
        Holder snapshot = new Holder();
        ledger.inTransaction(() -> {
            ledger.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            snapshot.taken = new PoolSnapshot(
                    databases(ledger),
                    roles(ledger),
                    reservations(ledger),
                    standbys(ledger, makingOrUnmaking),
                    templates(ledger));
        });
        return snapshot.taken;
    }

    /** Databases that the ledger says nothing of. */
    Set<String> unknown() {
        Set<String> unknown = new HashSet<>(databases.stream().map(Seen::name).toList());
        reservations.forEach(reserved -> unknown.remove(reserved.database()));
        standbys.forEach(standby -> unknown.remove(standby.database()));
        templates.forEach(template -> unknown.remove(template.database()));
        return unknown;
    }

    private static List<Seen> databases(SqlSession ledger) {
        return ledger.all(DATABASES, row -> new Seen(row.getString("datname"), row.getBoolean("connectable")));
    }

    private static List<Inventory.Role> roles(SqlSession ledger) {
        return ledger.all(
                ROLES,
                row -> new Inventory.Role(row.getString("rolname"), row.getBoolean("rolcanlogin")),
                PostgresPool.OWNER.value(),
                PostgresPool.APP.value());
    }

    private static List<Inventory.Reservation> reservations(SqlSession ledger) {
        return ledger.all(
                RESERVATIONS,
                row -> new Inventory.Reservation(
                        row.getString("database"),
                        row.getString("tenant"),
                        row.getString("role_a"),
                        row.getString("role_b"),
                        row.getString("active_role"),
                        row.getBoolean("live"),
                        row.getBoolean("retained")));
    }

    private static List<Inventory.Standby> standbys(SqlSession ledger, boolean makingOrUnmaking) {
        return ledger.all(
                STANDBYS,
                row -> new Inventory.Standby(
                        row.getString("database"),
                        row.getString("role_a"),
                        row.getString("role_b"),
                        row.getBoolean("ready"),
                        row.getBoolean("old") && !makingOrUnmaking));
    }

    private static List<Inventory.Template> templates(SqlSession ledger) {
        return ledger.all(
                TEMPLATES,
                row -> new Inventory.Template(
                        row.getInt("version"), row.getString("database"), row.getBoolean("complete")));
    }

    private static final class Holder {
        private PoolSnapshot taken = new PoolSnapshot(List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
