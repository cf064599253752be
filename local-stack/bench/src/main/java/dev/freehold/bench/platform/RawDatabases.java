package dev.freehold.bench.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import static java.util.Objects.requireNonNull;

/** The floor: what an administrator's bare statements take on the same server, on connections that are open already. */
public final class RawDatabases {
    private final BenchStack stack;
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

    public RawDatabases(BenchStack stack) {
        this.stack = requireNonNull(stack);
    }

    /** One from the platform's own template; ms. */
    public double create() {
        try (Connection pool = stack.pool();
                Statement statement = pool.createStatement()) {
            return millis(
                    statement,
                    "CREATE DATABASE bench_raw_" + created.incrementAndGet() + " TEMPLATE " + template(statement)
                            + " STRATEGY wal_log ALLOW_CONNECTIONS false");
        } catch (SQLException e) {
            throw new IllegalStateException("a bare CREATE DATABASE failed", e);
        }
    }

    /** The oldest that is left; ms. */
    public double drop() {
        try (Connection pool = stack.pool();
                Statement statement = pool.createStatement()) {
            return millis(statement, "DROP DATABASE bench_raw_" + dropped.incrementAndGet() + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new IllegalStateException("a bare DROP DATABASE failed", e);
        }
    }

    private static double millis(Statement statement, String sql) throws SQLException {
        long began = System.nanoTime();
        statement.execute(sql);
        return (System.nanoTime() - began) / 1e6;
    }

    private static String template(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("""
                SELECT datname FROM pg_database WHERE datistemplate AND starts_with(datname, 'fh_template_')
                ORDER BY datname DESC LIMIT 1
                """)) {
            if (!found.next()) {
                throw new IllegalStateException("the pool has no template yet");
            }
            return found.getString(1);
        }
    }
}
