package dev.freehold.controlplane.platform.http;

import org.jdbi.v3.core.ConnectionException;

/** Tells a failure of which the control database is the reason from all others. */
final class DatabaseOutage {
    private DatabaseOutage() {}

    /** Also where it hides behind a failed commit. */
    static boolean isBehind(Throwable failure) {
        return Behind.any(
                failure,
                cause -> cause instanceof ConnectionException || Behind.saysSql(cause, DatabaseOutage::saysOutage));
    }

    /** Connection lost or refused, server shutting down or starting up, too many connections. */
    private static boolean saysOutage(String sqlState) {
        return sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.equals("53300");
    }
}
