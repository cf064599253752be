package dev.freehold.worker.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.postgresql.PGConnection;

import static java.util.Objects.requireNonNull;

/** One connection in autocommit. Values are bound; names come in as {@link SqlName}. Every error is a {@link PostgresException}. */
public final class SqlSession implements AutoCloseable {
    private static final int COPY_BUFFER = 64 * 1024;

    private final Connection connection;
    private final SqlTrace trace;

    SqlSession(Connection connection, SqlTrace trace) {
        this.connection = requireNonNull(connection, "connection is null");
        this.trace = requireNonNull(trace, "trace is null");
    }

    /** Runs DDL, which takes no bound values. */
    public void run(String ddl) {
        try (Statement statement = connection.createStatement()) {
            boolean _ = trace.ddl(ddl, () -> statement.execute(ddl));
        } catch (SQLException e) {
            throw new PostgresException(e);
        }
    }

    /** Returns the number of rows changed. */
    public int update(String sql, Object... values) {
        try (PreparedStatement statement = bind(sql, values)) {
            return trace.bound(sql, statement::executeUpdate);
        } catch (SQLException e) {
            throw new PostgresException(e);
        }
    }

    public <T> List<T> all(String sql, Row<T> row, Object... values) {
        try (PreparedStatement statement = bind(sql, values);
                ResultSet results = trace.bound(sql, statement::executeQuery)) {
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(row.read(results));
            }
            return rows;
        } catch (SQLException e) {
            throw new PostgresException(e);
        }
    }

    public <T> Optional<T> first(String sql, Row<T> row, Object... values) {
        return all(sql, row, values).stream().findFirst();
    }

    /** True if the query's only column of its only row is true. */
    public boolean holds(String sql, Object... values) {
        return first(sql, results -> results.getBoolean(1), values).orElse(false);
    }

    /** Runs the statements of the work in one transaction. */
    public void inTransaction(Runnable work) {
        try {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } catch (RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new PostgresException(e);
        }
    }

    /** Runs a {@code COPY … TO STDOUT} and returns the number of rows; each of them, and the header, is one write. */
    public long copyOut(String copy, OutputStream to) throws IOException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, to);
        } catch (SQLException e) {
            throw new PostgresException(e);
        }
    }

    /** Runs a {@code COPY … FROM STDIN} and returns the number of rows; none is there if the stream fails. */
    public long copyIn(String copy, InputStream from) throws IOException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, from, COPY_BUFFER);
        } catch (SQLException e) {
            throw new PostgresException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new PostgresException(e);
        }
    }

    private PreparedStatement bind(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet results) throws SQLException;
    }
}
