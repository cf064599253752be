package dev.freehold.controlplane.platform.http;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;

import org.jdbi.v3.core.ConnectionException;

/** Tells a failure of which the control database is the reason from all others. */
final class DatabaseOutage {
    private static final int DEEP_ENOUGH = 20;

    private DatabaseOutage() {}

    /** Also where it hides behind a failed commit. */
    static boolean isBehind(Throwable failure) {
        return isBehind(failure, DEEP_ENOUGH);
    }

    private static boolean isBehind(Throwable failure, int depth) {
        if (depth == 0) {
            return false;
        }
        return failure instanceof ConnectionException
                || (failure instanceof SQLException sql && sql.getSQLState() != null && saysOutage(sql.getSQLState()))
                || Stream.concat(Stream.ofNullable(failure.getCause()), Arrays.stream(failure.getSuppressed()))
                        .anyMatch(behind -> isBehind(behind, depth - 1));
    }

    /** Connection lost or refused, server shutting down or starting up, too many connections. */
    private static boolean saysOutage(String sqlState) {
        return sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.equals("53300");
    }
}
