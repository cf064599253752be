package dev.freehold.controlplane.platform.sql;

import java.util.Optional;

import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says which unique constraint a statement ran into. */
public final class Violation {
    private static final String UNIQUE_VIOLATION = "23505";

    private Violation() {}

    public static Optional<String> ofUnique(JdbiException failure) {
        if (failure.getCause() instanceof PSQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
            return Optional.ofNullable(cause.getServerErrorMessage()).map(ServerErrorMessage::getConstraint);
        }
        return Optional.empty();
    }
}
