package dev.freehold.controlplane.command;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.StepProgress;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.StepState;

/**
 * A worker has told how far a step is. Observed in the transaction of the report.
 *
 * @param at when it came to that, by our clock
 * @param progress present for a running step that tells how much it has done; it was told to run before
 */
public record StepReported(
        OperationId operation,
        String step,
        StepState state,
        @Nullable Failure failure,
        Instant at,
        @Nullable StepProgress progress) {}
