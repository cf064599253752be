package dev.freehold.worker.lease;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Failure;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.StepPlan;
import dev.freehold.contracts.command.StepReport;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.worker.saga.LeaseLostException;
import dev.freehold.worker.saga.SagaJournal;

import static dev.freehold.worker.platform.LogKeys.OPERATION;
import static dev.freehold.worker.platform.LogKeys.REASON;
import static java.util.Objects.requireNonNull;

/**
 * Reports a run to the control plane, in order. What cannot be delivered now is kept and goes before the next report: progress is for
 * watchers and must not hold the work up. What the control plane will never take is dropped, so that it does not hold up the rest.
 */
final class LeaseJournal implements SagaJournal {
    private static final Logger LOG = Logger.getLogger(LeaseJournal.class);

    private final ControlPlane controlPlane;
    private final Lease lease;
    private final LeaseGuard guard;
    private final StepTimes times;
    private final Queue<Runnable> undelivered = new ArrayDeque<>();
    private final Set<String> known;

    LeaseJournal(ControlPlane controlPlane, Lease lease, LeaseGuard guard, StepTimes times) {
        this.controlPlane = requireNonNull(controlPlane, "controlPlane is null");
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
        StepPlan plan = new StepPlan(lease.attempt(), steps);
        deliver(() -> controlPlane.plan(lease.command().operation(), plan));
    }

    @Override
    public void started(String step) {
        times.begin();
        known.remove(step);
        report(step, StepState.RUNNING, null);
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

    /** Delivers what is still to be told; throws where {@link #report} would keep it for later. */
    void flush() {
        while (!undelivered.isEmpty()) {
            tellOrDrop(undelivered.peek());
            undelivered.remove();
        }
    }

    private void tellOrDrop(Runnable report) {
        try {
            report.run();
        } catch (ReportRefusedException refused) {
            LOG.errorf(
                    "A report is dropped." + REASON + OPERATION,
                    refused.getMessage(),
                    lease.command().operation());
        }
    }

    private void report(String step, StepState state, @Nullable Failure failure) {
        StepReport report = new StepReport(lease.attempt(), step, state, failure);
        deliver(() -> controlPlane.step(lease.command().operation(), report));
    }

    private void deliver(Runnable report) {
        guard.require();
        undelivered.add(report);
        try {
            flush();
        } catch (LeaseLostException lost) {
            guard.lose();
            throw lost;
        } catch (RuntimeException e) {
            LOG.debugf(e, "A report waits." + OPERATION, lease.command().operation());
        }
    }
}
