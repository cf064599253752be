package dev.freehold.worker.saga;

import dev.freehold.contracts.command.Failure;

/** A step failed for a reason that we can name ourselves. */
public final class StepFailedException extends RuntimeException {
    private final transient FailureVerdict verdict;

    private StepFailedException(FailureVerdict verdict) {
        super(verdict.failure().code() + ": " + verdict.failure().message());
        this.verdict = verdict;
    }

    /**
     * @param code for programs, lower case with underscores
     * @param message for people, with no secret and no raw server text
     */
    public static StepFailedException permanent(String code, String message) {
        return new StepFailedException(new FailureVerdict(new Failure(code, message), false));
    }

    /** See {@link #permanent}; trying again later may help. */
    public static StepFailedException retryable(String code, String message) {
        return new StepFailedException(new FailureVerdict(new Failure(code, message), true));
    }

    public FailureVerdict verdict() {
        return verdict;
    }
}
