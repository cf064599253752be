package dev.freehold.contracts.command;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.StepState;

/** What has come of several steps since the last report, in order. */
public record ProgressReport(int attempt, List<Told> steps) {
    public ProgressReport {
        steps = List.copyOf(steps);
    }

    /**
     * Progress of one step.
     *
     * @param failure present when the state is {@link StepState#FAILED}
     * @param agoMillis how long ago, by the teller's own clock: clocks differ, what has passed does not
     * @param progress present for some running steps; such a step is told again and again
     */
    public record Told(
            String step,
            StepState state,
            @Nullable Failure failure,
            long agoMillis,
            @Nullable StepProgress progress) {
        /** Of a step that is not measured. */
        public Told(String step, StepState state, @Nullable Failure failure, long agoMillis) {
            this(step, state, failure, agoMillis, null);
        }
    }
}
