package dev.freehold.worker.saga;

import dev.freehold.contracts.command.StepProgress;

/** Where a long step tells how far it is, from any thread. */
@FunctionalInterface
public interface Progress {
    /** May throw {@link StoppedException}, which is to end the step. */
    void at(String step, StepProgress progress);
}
