package dev.freehold.tenantservice.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.schema.TenantSchema;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.stack.postgres.PostgresServer;

/** Makes tenant databases as a worker does: schema by fh_owner, a login role that is a member of fh_app, the stamp. */
public final class TenantDatabases {
    public static final PoolId POOL = new PoolId("local-a");

    private static final String TEMPLATE = "fh_template";

    private final PostgresServer server;

    TenantDatabases(PostgresServer server) {
        this.server = server;
        run("postgres", "CREATE ROLE fh_owner NOLOGIN; CREATE ROLE fh_app NOLOGIN;");
        run("postgres", "REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
        run("postgres", "CREATE DATABASE " + TEMPLATE);
        run(TEMPLATE, schema());
        run("postgres", "ALTER DATABASE " + TEMPLATE + " WITH ALLOW_CONNECTIONS false");
    }

    /** A new tenant with a database of its own. */
    public Placement create(TenantId tenant) {
        String name = "fh_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        String password = UUID.randomUUID().toString();
        run("postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY wal_log");
        run("postgres", """
                REVOKE ALL ON DATABASE %1$s FROM PUBLIC;
                CREATE ROLE %1$s_a LOGIN PASSWORD '%2$s' IN ROLE fh_app;
                GRANT CONNECT ON DATABASE %1$s TO %1$s_a;
                """.formatted(name, password));
        run(
                name,
                "INSERT INTO freehold.tenant (id, region, environment) VALUES ('%s', 'local', 'test')"
                        .formatted(tenant));
        return new Placement(
                tenant,
                TestRegion.REGION,
                POOL,
                new DatabaseName(name),
                new RoleName(name + "_a"),
                password,
                Epoch.FIRST);
    }

    /** Gives the tenant another login with another password, as the first half of a rotation does; the one before works on. */
    public Placement rotate(Placement before) {
        String name = before.database().value();
        String role = before.role().value().endsWith("_a") ? name + "_b" : name + "_a";
        String password = UUID.randomUUID().toString();
        run("postgres", """
                DO $$ BEGIN
                    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                        CREATE ROLE %1$s IN ROLE fh_app;
                    END IF;
                END $$;
                ALTER ROLE %1$s LOGIN PASSWORD '%2$s';
                GRANT CONNECT ON DATABASE %3$s TO %1$s;
                """.formatted(role, password, name));
        return new Placement(
                before.tenant(),
                before.region(),
                before.pool(),
                before.database(),
                new RoleName(role),
                password,
                new Epoch(before.epoch().value() + 1));
    }

    /** Shuts a login and ends its sessions, as the second half of a rotation does, and a suspension. */
    public void shut(Placement placement) {
        run("postgres", """
                ALTER ROLE %1$s NOLOGIN;
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '%1$s';
                """.formatted(placement.role()));
    }

    public void open(Placement placement) {
        run("postgres", "ALTER ROLE " + placement.role() + " LOGIN");
    }

    public void addMember(Placement placement, String subject, String role) {
        run(placement.database().value(), """
                INSERT INTO freehold.member (tenant_id, id, email, name, roles)
                VALUES ('%1$s', '%2$s', '%2$s@example.org', '%2$s', ARRAY ['%3$s'])
                """.formatted(placement.tenant(), subject, role));
    }

    public Connection connect(Placement placement) throws SQLException {
        return server.connectAsSuperuser(placement.database().value());
    }

    /** Runs statements as superuser. */
    public void run(String database, String sql) {
        try (Connection connection = server.connectAsSuperuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public int port() {
        return server.port();
    }

    private static String schema() {
        StringBuilder sql = new StringBuilder("""
                DROP SCHEMA public;
                CREATE SCHEMA freehold AUTHORIZATION fh_owner;
                CREATE SCHEMA product AUTHORIZATION fh_owner;
                SET ROLE fh_owner;
                """);
        TenantSchema.PLATFORM.scripts().forEach(script -> sql.append(TenantSchema.PLATFORM.read(script)));
        TenantSchema.PRODUCT.scripts().forEach(script -> sql.append(TenantSchema.PRODUCT.read(script)));
        return sql.append("RESET ROLE;").toString();
    }
}
