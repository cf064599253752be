package dev.freehold.worker.saga;

/** Tells whether trying again may help, and says what went wrong in words fit for users. */
@FunctionalInterface
public interface FailureJudge {
    FailureVerdict judge(Throwable thrown);
}
