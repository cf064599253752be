package dev.freehold.worker.postgres;

import java.sql.SQLException;

import static java.util.Objects.requireNonNullElse;

/** The server, or the way to it, refused. Carries the SQLSTATE; the raw text stays in the cause, for our own log only. */
public final class PostgresException extends RuntimeException {
    private final String sqlState;

    PostgresException(SQLException cause) {
        super("SQLSTATE " + cause.getSQLState(), cause);
        this.sqlState = requireNonNullElse(cause.getSQLState(), "");
    }

    /** Five characters, or empty where the driver told none. */
    public String sqlState() {
        return sqlState;
    }

    public boolean is(String state) {
        return sqlState.equals(state);
    }
}
