package dev.freehold.worker.saga;

import java.util.List;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.StepProgress;

/** Where a run tells its progress. Any method may throw {@link StoppedException}, which ends the run. */
public interface SagaJournal {
    void planned(List<String> steps);

    /** The step was not found done and will act. */
    void started(String step);

    /** How far a step is that acts; from any thread. */
    default void progressed(String step, StepProgress progress) {}

    void succeeded(String step);

    void failed(String step, Failure failure);

    void compensated(String step);

    /** Asked before each act: throws {@link StoppedException} once the attempt is no longer the one that may act. */
    void requireCurrent();
}
