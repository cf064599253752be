package dev.freehold.controlplane.command;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.command.StepPlan;
import dev.freehold.contracts.command.StepReport;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Passes on what a worker tells of its steps, as long as it holds the lease. */
@Singleton
class ReportProgress {
    private final CommandQueue queue;
    private final Event<StepsPlanned> planned;
    private final Event<StepReported> reported;

    ReportProgress(CommandQueue queue, Event<StepsPlanned> planned, Event<StepReported> reported) {
        this.queue = requireNonNull(queue);
        this.planned = requireNonNull(planned);
        this.reported = requireNonNull(reported);
    }

    @Transactional
    void plan(OperationId operation, Region region, StepPlan plan) {
        queue.require(operation, region, plan.attempt());
        planned.fire(new StepsPlanned(operation, plan.steps()));
    }

    @Transactional
    void step(OperationId operation, Region region, StepReport report) {
        queue.require(operation, region, report.attempt());
        reported.fire(new StepReported(operation, report.step(), report.state(), report.failure()));
    }
}
