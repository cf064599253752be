package dev.freehold.controlplane.platform;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.Problem.FieldError;
import dev.freehold.contracts.problem.ProblemCode;

import static java.util.Objects.requireNonNull;

/** A request that is not carried out. The message says what is wrong and what to do about it; it rolls the transaction back. */
public abstract sealed class Refusal extends RuntimeException {
    private final ProblemCode code;

    private Refusal(ProblemCode code, String message) {
        super(message);
        this.code = requireNonNull(code);
    }

    public ProblemCode code() {
        return code;
    }

    /** What was sent is not valid. */
    public static final class Invalid extends Refusal {
        private final transient List<FieldError> errors;

        public Invalid(ProblemCode code, String message) {
            super(code, message);
            this.errors = List.of();
        }

        public Invalid(List<FieldError> errors) {
            super(ProblemCode.INVALID_REQUEST, "Correct the fields named in errors and send the request again.");
            this.errors = List.copyOf(errors);
        }

        public Invalid(String field, String message) {
            this(List.of(new FieldError(field, message)));
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** The caller's token does not allow it. */
    public static final class Denied extends Refusal {
        public Denied(String message) {
            super(ProblemCode.FORBIDDEN, message);
        }

        public Denied(ProblemCode code, String message) {
            super(code, message);
        }
    }

    /** What is asked for is not there. */
    public static final class Missing extends Refusal {
        public Missing(String message) {
            super(ProblemCode.NOT_FOUND, message);
        }
    }

    /** The present state of things does not allow it. */
    public static final class Conflict extends Refusal {
        private final transient @Nullable OperationId operation;

        public Conflict(ProblemCode code, String message) {
            super(code, message);
            this.operation = null;
        }

        public Conflict(ProblemCode code, String message, OperationId operation) {
            super(code, message);
            this.operation = operation;
        }

        /** The operation in the way, where there is one. */
        public @Nullable OperationId operation() {
            return operation;
        }
    }

    /** The caller has not seen the newest version, or did not say which one it saw. */
    public static final class Stale extends Refusal {
        public Stale(ProblemCode code, String message) {
            super(code, message);
        }
    }
}
