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

    private DatabaseOutage() {}

    static boolean isCauseOf(Throwable failure) {
        return ProblemMappers.causes(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && isOutage(sql.getSQLState()));
    }

    static Problem problem() {
        return Problem.of(
                ProblemCode.TENANT_UNAVAILABLE, "The tenant's database cannot be used at the moment. Repeat later.");
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
