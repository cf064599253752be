package dev.freehold.worker.lease;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.ProgressReport;
import dev.freehold.contracts.command.StepPlan;
import dev.freehold.contracts.command.StepProgress;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.StepState;

/** Something the control plane is to be told of a run. */
sealed interface Report {
    int attempt();

    /** Whether both fit into one request. */
    default boolean goesWith(Report other) {
        return this instanceof OfStep && other instanceof OfStep;
    }

    /** @param reports one, or several that go together */
    static void send(List<Report> reports, ControlPlane controlPlane, OperationId operation) {
        Report first = reports.getFirst();
        if (reports.size() > 1) {
            controlPlane.progress(
                    operation,
                    new ProgressReport(
                            first.attempt(), reports.stream().map(OfStep::told).toList()));
        } else {
            switch (first) {
                case Plan plan -> controlPlane.plan(operation, new StepPlan(plan.attempt(), plan.steps()));
                case OfStep step ->
                    controlPlane.progress(operation, new ProgressReport(step.attempt(), List.of(OfStep.told(step))));
            }
        }
    }

    /** All steps there are. */
    record Plan(int attempt, List<String> steps) implements Report {}

    /**
     * How far a step is.
     *
     * @param nanoTime when it came to that, by {@link System#nanoTime}
     * @param progress of one that is measured; of no use once there is a later one
     */
    record OfStep(
            int attempt,
            String step,
            StepState state,
            @Nullable Failure failure,
            long nanoTime,
            @Nullable StepProgress progress)
            implements Report {
        /** Whether a later report makes this one needless. */
        boolean outdatedBy(OfStep later) {
            return progress != null && later.progress() != null && step.equals(later.step());
        }

        private static ProgressReport.Told told(Report report) {
            if (!(report instanceof OfStep step)) {
                throw new IllegalStateException("a plan goes alone");
            }
            long ago = Duration.ofNanos(System.nanoTime() - step.nanoTime()).toMillis();
            return new ProgressReport.Told(step.step(), step.state(), step.failure(), ago, step.progress());
        }
    }
}
