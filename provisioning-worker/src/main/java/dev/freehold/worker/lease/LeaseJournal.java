package dev.freehold.worker.lease;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.StepProgress;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.worker.saga.SagaJournal;

import static java.util.Objects.requireNonNull;

/** Reports a run to the control plane, in order, and stops it once its lease is lost. */
final class LeaseJournal implements SagaJournal {
    private final Reporter reporter;
    private final boolean waits;
    private final Lease lease;
    private final LeaseGuard guard;
    private final StepTimes times;
    private final Set<String> known;

    /** @param waits whether each report is delivered, where that is possible, before the work goes on */
    LeaseJournal(Reporter reporter, boolean waits, Lease lease, LeaseGuard guard, StepTimes times) {
        this.reporter = requireNonNull(reporter, "reporter is null");
        this.waits = waits;
        this.lease = requireNonNull(lease, "lease is null");
        this.guard = requireNonNull(guard, "guard is null");
        this.times = requireNonNull(times, "times is null");
        this.known = new HashSet<>(lease.finishedSteps());
    }

    @Override
    public void planned(List<String> steps) {
        if (lease.compensating()) {
            times.begin();
        }
        deliver(new Report.Plan(lease.attempt(), steps));
    }

    @Override
    public void started(String step) {
        times.begin();
        known.remove(step);
        report(step, StepState.RUNNING, null);
    }

    @Override
    public void progressed(String step, StepProgress progress) {
        deliver(new Report.OfStep(lease.attempt(), step, StepState.RUNNING, null, guard.now(), progress));
    }

    @Override
    public void succeeded(String step) {
        times.end(step, StepState.SUCCEEDED.wireName());
        if (known.add(step)) {
            report(step, StepState.SUCCEEDED, null);
        }
    }

    @Override
    public void failed(String step, Failure failure) {
        times.end(step, StepState.FAILED.wireName());
        report(step, StepState.FAILED, failure);
    }

    @Override
    public void compensated(String step) {
        times.end(step, StepState.COMPENSATED.wireName());
        times.begin();
        report(step, StepState.COMPENSATED, null);
    }

    @Override
    public void requireCurrent() {
        guard.require();
    }

    private void report(String step, StepState state, @Nullable Failure failure) {
        deliver(new Report.OfStep(lease.attempt(), step, state, failure, guard.now(), null));
    }

    private void deliver(Report report) {
        guard.require();
        if (waits) {
            reporter.tellNow(report);
        } else {
            reporter.tell(report);
        }
    }
}
