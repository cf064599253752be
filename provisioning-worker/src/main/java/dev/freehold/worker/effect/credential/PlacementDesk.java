package dev.freehold.worker.effect.credential;

import dev.freehold.contracts.command.PlacementProgress;

/**
 * Where a saga publishes a placement before it ends. Every method may throw {@link dev.freehold.worker.saga.StoppedException}, and a
 * retryable {@link dev.freehold.worker.saga.StepFailedException} if nobody answers.
 */
public interface PlacementDesk {
    /** There is no way back from it. */
    PlacementProgress publish(String sealedPlacement);

    PlacementProgress progress();

    /** Like {@link #progress}, but may wait some seconds for the placement to be settled. */
    PlacementProgress awaitSettled();
}
