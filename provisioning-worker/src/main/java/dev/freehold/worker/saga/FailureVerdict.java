package dev.freehold.worker.saga;

import dev.freehold.contracts.command.Failure;

/** What a failure means for the operation. */
public record FailureVerdict(Failure failure, boolean retryable) {}
