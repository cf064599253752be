package dev.freehold.systemtests;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.stack.LocalStack;

import static java.util.Objects.requireNonNull;

/** Plants what should not be, as the worker or the control plane would have left it. */
final class Orphans {
    private static final String AS_WORKER = "SET ROLE freehold_worker";
    private static final String LEDGER = "freehold_pool";
    private static final String CONTROL = "control";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final LocalStack stack;

    Orphans(LocalStack stack) {
        this.stack = requireNonNull(stack);
    }

    /** Closed to PUBLIC, as all on a pool are: others are made there meanwhile and prove their isolation. */
    void database(PoolId pool, String name) {
        run(
                pool.value(),
                "postgres",
                AS_WORKER,
                "CREATE DATABASE " + name,
                "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC",
                "RESET ROLE");
    }

    void template(PoolId pool, String name) {
        run(
                pool.value(),
                "postgres",
                AS_WORKER,
                "CREATE DATABASE " + name + " ALLOW_CONNECTIONS false IS_TEMPLATE true",
                "RESET ROLE");
    }

    void role(PoolId pool, String name) {
        run(pool.value(), "postgres", AS_WORKER, "CREATE ROLE " + name + " LOGIN", "RESET ROLE");
    }

    void dropRole(PoolId pool, String name) {
        run(pool.value(), "postgres", "DROP ROLE " + name);
    }

    void renameRole(PoolId pool, String name, String next) {
        run(pool.value(), "postgres", "ALTER ROLE " + name + " RENAME TO " + next);
    }

    void renameDatabase(PoolId pool, String name, String next) {
        run(
                pool.value(),
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'",
                "ALTER DATABASE " + name + " RENAME TO " + next);
    }

    void login(PoolId pool, String role, boolean open) {
        run(pool.value(), "postgres", "ALTER ROLE " + role + (open ? " LOGIN" : " NOLOGIN"));
    }

    /** Of names that nobody goes on with. */
    void reservation(PoolId pool, String database, String tenant) {
        ledger(pool, """
                INSERT INTO ledger.reservation (database, tenant, operation, role_a, role_b, active_role, state)
                VALUES ('%1$s', '%2$s', '%3$s', '%1$s_a', '%1$s_b', '%1$s_a', 'reserved')
                """.formatted(database, tenant, newOperation()));
    }

    /** Of nothing that ever was. */
    private static String newOperation() {
        return "0199f0a0-0000-7000-8000-%012x".formatted(COUNT.incrementAndGet());
    }

    /** A ready standby whose database is gone. */
    String standby(PoolId pool) {
        // Tenants that were made just before may have claimed all of them.
        Awaitility.await("a standby")
                .atMost(Duration.ofMinutes(2))
                .until(() -> !first(pool, "SELECT count(*) FROM ledger.standby WHERE ready")
                        .equals("0"));
        String database = first(pool, "SELECT database FROM ledger.standby WHERE ready ORDER BY made_at DESC LIMIT 1");
        run(pool.value(), "postgres", "DROP DATABASE " + database);
        return database;
    }

    void ledger(PoolId pool, String statement) {
        run(pool.value(), LEDGER, statement);
    }

    void in(PoolId pool, String database, String... statements) {
        run(pool.value(), database, statements);
    }

    /** Of the pool's server. */
    int port(PoolId pool) {
        return stack.port("postgres-" + pool);
    }

    Bucket bucket() {
        return new Bucket(stack);
    }

    void control(String... statements) {
        run(CONTROL, "freehold_control", statements);
    }

    private String first(PoolId pool, String query) {
        try (Connection connection = stack.connectAsSuperuser(pool.value(), LEDGER);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            if (!rows.next()) {
                throw new AssertionError("there is none: " + query);
            }
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError("the pool does not answer", e);
        }
    }

    private void run(String server, String database, String... statements) {
        try (Connection connection = stack.connectAsSuperuser(server, database);
                Statement sql = connection.createStatement()) {
            for (String statement : List.of(statements)) {
                sql.execute(statement);
            }
        } catch (SQLException e) {
            throw new AssertionError("cannot plant it", e);
        }
    }
}
