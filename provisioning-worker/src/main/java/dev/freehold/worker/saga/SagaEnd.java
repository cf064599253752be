package dev.freehold.worker.saga;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.operation.OperationKind;

/**
 * How a run of a saga ended.
 *
 * @param failure present unless the saga succeeded or was undone
 */
public record SagaEnd(
        Outcome outcome,
        @Nullable Failure failure,
        @Nullable String failedStep) {
    public static final SagaEnd SUCCEEDED = new SagaEnd(Outcome.SUCCEEDED, null, null);
    public static final SagaEnd COMPENSATED = new SagaEnd(Outcome.COMPENSATED, null, null);

    public static SagaEnd retry(Failure failure, @Nullable String failedStep) {
        return new SagaEnd(Outcome.RETRY, failure, failedStep);
    }

    /**
     * What can be undone is undone, what changes nothing just fails; an operation that is forward only is tried until it succeeds,
     * unless a gate has refused it.
     */
    static SagaEnd failed(OperationKind kind, FailureVerdict verdict, String step, boolean gate) {
        Outcome whenHopeless = switch (kind.recovery()) {
            case FORWARD -> gate ? Outcome.FAILED : Outcome.RETRY;
            case UNDO -> Outcome.COMPENSATE;
            case NONE -> Outcome.FAILED;
        };
        return new SagaEnd(verdict.retryable() ? Outcome.RETRY : whenHopeless, verdict.failure(), step);
    }
}
