package dev.freehold.controlplane.platform.http;

import java.sql.SQLException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks through what a failure was caused by, and what was suppressed on the way: a commit that fails keeps its reason there. */
final class Behind {
    private static final int DEEP_ENOUGH = 20;

    private Behind() {}

    static boolean any(Throwable failure, Predicate<Throwable> sought) {
        return any(failure, sought, DEEP_ENOUGH);
    }

    /** Whether it is a refusal of the database's, with such a SQLSTATE. */
    static boolean saysSql(Throwable failure, Predicate<String> state) {
        return failure instanceof SQLException sql && sql.getSQLState() != null && state.test(sql.getSQLState());
    }

    private static boolean any(Throwable failure, Predicate<Throwable> sought, int depth) {
        return depth > 0
                && (sought.test(failure)
                        || Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                                .anyMatch(behind -> any(behind, sought, depth - 1)));
    }
}
