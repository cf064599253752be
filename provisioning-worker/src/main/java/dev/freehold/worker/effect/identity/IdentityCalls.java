package dev.freehold.worker.effect.identity;

import java.util.function.Supplier;

import jakarta.ws.rs.WebApplicationException;

import dev.freehold.worker.saga.StepFailedException;

/** Says what an answer of the identity server means for a step. */
final class IdentityCalls {
    private IdentityCalls() {}

    static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            throw refused(e.getResponse().getStatus(), e);
        } catch (RuntimeException e) {
            throw because(
                    StepFailedException.retryable("identity_unavailable", "The identity server cannot be reached."), e);
        }
    }

    static void change(Runnable call) {
        ask(() -> {
            call.run();
            return true;
        });
    }

    private static StepFailedException refused(int status, WebApplicationException cause) {
        return because(
                switch (status) {
                    case 401, 403 ->
                        StepFailedException.retryable(
                                "identity_forbidden", "The identity server does not let the worker manage identities.");
                    case 404, 409 ->
                        StepFailedException.retryable(
                                "identity_changed", "An identity was changed by somebody else at the same time.");
                    case 408, 429 -> StepFailedException.retryable("identity_busy", "The identity server is too busy.");
                    default ->
                        status >= 500
                                ? StepFailedException.retryable(
                                        "identity_unavailable", "The identity server has a problem of its own.")
                                : StepFailedException.permanent(
                                        "identity_refused",
                                        "The identity server refused the data (HTTP " + status + ").");
                },
                cause);
    }

    private static StepFailedException because(StepFailedException failure, RuntimeException cause) {
        failure.initCause(cause);
        return failure;
    }
}
