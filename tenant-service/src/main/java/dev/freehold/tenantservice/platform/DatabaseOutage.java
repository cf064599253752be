package dev.freehold.tenantservice.platform;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;

/** Tells a database that is away, or refuses the login, from a statement that is wrong. */
final class DatabaseOutage {
    /** SQLSTATE classes: connection, authorization, no such database, resources, operator intervention. */
    private static final Set<String> CLASSES = Set.of("08", "28", "3D", "53", "57", "58");

    private static final String CANCELLED = "57014";

    private DatabaseOutage() {}

    static boolean isCauseOf(Throwable failure) {
        return ProblemMappers.causes(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && isOutage(sql.getSQLState()));
    }

    /** A statement that was too slow says something of it alone: the database goes on. */
    static Problem problem(Throwable failure) {
        if (ProblemMappers.causes(failure).anyMatch(cause -> cause instanceof SQLException sql && isTimeout(sql))) {
            return Problem.of(
                    ProblemCode.STATEMENT_TIMEOUT,
                    "The database was asked for more than it may take time for. Ask for less, or repeat when it is less busy.");
        }
        return Problem.of(
                ProblemCode.TENANT_UNAVAILABLE, "The tenant's database cannot be used at the moment. Repeat later.");
    }

    /** A cancellation by us, when a tenant is suspended, bears the same state; so the message has to tell them apart. */
    private static boolean isTimeout(SQLException failure) {
        return CANCELLED.equals(failure.getSQLState())
                && String.valueOf(failure.getMessage()).contains("statement timeout");
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
