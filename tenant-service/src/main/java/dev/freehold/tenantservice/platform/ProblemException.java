package dev.freehold.tenantservice.platform;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.Problem;
import dev.freehold.contracts.problem.ProblemCode;

/** A refusal that the caller is told: a code, what is wrong in this case and what to do about it. */
public final class ProblemException extends RuntimeException {
    private static final String NOT_FOUND =
            "Nothing under this address belongs to the tenant of your token. Check the address, the host, X-Tenant and the token.";

    private final transient Problem problem;
    private final long retrySeconds;

    public ProblemException(ProblemCode code, String detail) {
        this(Problem.of(code, detail), null);
    }

    public ProblemException(ProblemCode code, String detail, Throwable cause) {
        this(Problem.of(code, detail), cause);
    }

    private ProblemException(Problem problem, @Nullable Throwable cause) {
        this(problem, cause, 1);
    }

    private ProblemException(Problem problem, @Nullable Throwable cause, long retrySeconds) {
        super(problem.code() + ": " + problem.detail(), cause);
        this.problem = problem;
        this.retrySeconds = retrySeconds;
    }

    /** The same, with another time after which it is worth repeating than one second; rounded up. */
    public ProblemException retryAfter(Duration time) {
        return new ProblemException(
                problem, getCause(), Math.max(1, time.plusNanos(999_999_999).toSeconds()));
    }

    /** What Retry-After says where the status has one. */
    public long retrySeconds() {
        return retrySeconds;
    }

    /** The one body of every 404, so that it tells nobody whether a thing exists elsewhere. */
    public static Problem notFound() {
        return Problem.of(ProblemCode.NOT_FOUND, NOT_FOUND);
    }

    public static ProblemException nothingHere() {
        return new ProblemException(notFound(), null);
    }

    public static ProblemException invalidField(String field, String message) {
        Problem problem = Problem.of(ProblemCode.INVALID_REQUEST, "A field is not valid; errors names it.");
        return new ProblemException(problem.withErrors(List.of(new Problem.FieldError(field, message))), null);
    }

    public Problem problem() {
        return problem;
    }
}
