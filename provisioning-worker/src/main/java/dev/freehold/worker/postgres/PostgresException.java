package dev.freehold.worker.postgres;

import java.sql.SQLException;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNullElse;

/** The server, or the way to it, refused. Carries the SQLSTATE; the raw text stays in the cause, for our own log only. */
public final class PostgresException extends RuntimeException {
    private static final Pattern STATE = Pattern.compile("[0-9A-Z]{5}");

    private final String sqlState;

    PostgresException(SQLException cause) {
        super("SQLSTATE " + state(cause), cause);
        this.sqlState = state(cause);
    }

    /** What a server says is taken only for what a state is: it may be somebody else's server. */
    static String state(SQLException failed) {
        String said = requireNonNullElse(failed.getSQLState(), "");
        return STATE.matcher(said).matches() ? said : "";
    }

    /** Five characters, or empty where the driver told none. */
    public String sqlState() {
        return sqlState;
    }

    public boolean is(String state) {
        return sqlState.equals(state);
    }
}
