package dev.freehold.contracts.command;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.StepState;

/**
 * Progress of one step.
 *
 * @param failure present when the state is {@link StepState#FAILED}
 */
public record StepReport(
        int attempt, String step, StepState state, @Nullable Failure failure) {}
