package dev.freehold.worker.lifecycle;

import java.io.IOException;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Failure;
import dev.freehold.worker.effect.objects.StoreAnswerException;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.saga.FailureJudge;
import dev.freehold.worker.saga.FailureVerdict;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNullElse;

/** Judges by SQLSTATE where a server refused; what nobody foresaw is permanent. */
public final class FailureVerdicts implements FailureJudge {
    @Override
    public FailureVerdict judge(Throwable thrown) {
        return switch (thrown) {
            case StepFailedException ours -> ours.verdict();
            case PostgresException server -> ofServer(server.sqlState());
            case SQLException driver -> ofServer(requireNonNullElse(driver.getSQLState(), ""));
            case StoreAnswerException store -> ofStore(store);
            case IOException _ -> retryable("connection_lost", "A connection of the worker broke off.");
            default -> ofCause(thrown.getCause());
        };
    }

    private FailureVerdict ofCause(@Nullable Throwable cause) {
        return cause == null
                ? permanent("internal_error", "Something went wrong inside the worker; its log says more.")
                : judge(cause);
    }

    private static FailureVerdict ofStore(StoreAnswerException store) {
        return store.isRefusal()
                ? permanent(
                        "object_store_refused",
                        "The region's object store refused (status " + store.status()
                                + "); look at what the worker's key may do there.")
                : retryable("object_store_failed", "The region's object store failed (status " + store.status() + ").");
    }

    private static FailureVerdict ofServer(String state) {
        if (state.isEmpty() || state.startsWith("08")) {
            return retryable("pool_unreachable", "The pool's database server cannot be reached.");
        }
        if (state.startsWith("53")) {
            return retryable(
                    "pool_exhausted", "The pool's database server has run out of connections, memory or disk.");
        }
        if (state.startsWith("58")) {
            return retryable("pool_failing", "The pool's database server could not read or write its own files.");
        }
        if (state.startsWith("57P0")) {
            return retryable("pool_restarting", "The pool's database server ended the connection.");
        }
        return switch (state) {
            case "55P03", "55006", "40001", "40P01" ->
                retryable("pool_busy", "Something on the pool is in use by others; it did not come free in time.");
            case "25006" ->
                retryable(
                        "pool_read_only", "The pool's database server takes no writes now, as one that was replaced.");
            case "28P01", "28000" -> retryable("pool_login_refused", "The pool's database server refused the login.");
            default -> permanent("database_error", "The pool's database server refused (SQLSTATE " + state + ").");
        };
    }

    private static FailureVerdict retryable(String code, String message) {
        return new FailureVerdict(new Failure(code, message), true);
    }

    private static FailureVerdict permanent(String code, String message) {
        return new FailureVerdict(new Failure(code, message), false);
    }
}
