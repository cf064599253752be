package dev.freehold.controlplane.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.command.ProgressReport;
import dev.freehold.contracts.command.StepPlan;
import dev.freehold.contracts.command.StepReport;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Passes on what a worker tells of its steps, as long as it holds the lease. */
@Singleton
class ReportProgress {
    /** A report may have waited for as long as a lease can last. */
    private static final Duration LONGEST_AGO = Duration.ofHours(1);

    private final CommandQueue queue;
    private final Event<StepsPlanned> planned;
    private final Event<StepReported> reported;
    private final Clock clock;

    ReportProgress(CommandQueue queue, Event<StepsPlanned> planned, Event<StepReported> reported, Clock clock) {
        this.queue = requireNonNull(queue);
        this.planned = requireNonNull(planned);
        this.reported = requireNonNull(reported);
        this.clock = requireNonNull(clock);
    }

    @Transactional
    void plan(OperationId operation, Region region, StepPlan plan) {
        queue.require(operation, region, plan.attempt());
        planned.fire(new StepsPlanned(operation, plan.steps()));
    }

    @Transactional
    void step(OperationId operation, Region region, StepReport report) {
        queue.require(operation, region, report.attempt());
        reported.fire(
                new StepReported(operation, report.step(), report.state(), report.failure(), clock.instant(), null));
    }

    @Transactional
    void steps(OperationId operation, Region region, ProgressReport report) {
        queue.require(operation, region, report.attempt());
        Instant now = clock.instant();
        for (ProgressReport.Told told : report.steps()) {
            Instant at = now.minusMillis(Math.clamp(told.agoMillis(), 0, LONGEST_AGO.toMillis()));
            reported.fire(new StepReported(operation, told.step(), told.state(), told.failure(), at, told.progress()));
        }
    }
}
