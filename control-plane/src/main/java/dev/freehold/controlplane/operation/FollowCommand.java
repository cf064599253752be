package dev.freehold.controlplane.operation;

import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.command.LeaseTaken;
import dev.freehold.controlplane.command.Made;
import dev.freehold.controlplane.command.OutcomeReported;
import dev.freehold.controlplane.command.StepReported;
import dev.freehold.controlplane.command.StepsPlanned;
import dev.freehold.controlplane.command.Verdict;
import dev.freehold.controlplane.command.WorkerLost;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;

import static java.util.Objects.requireNonNull;

/** Keeps an operation true to what its worker reports. */
@Singleton
class FollowCommand {
    private static final Operation.Reason WORKER_LOST =
            new Operation.Reason("worker_lost", "The worker ended again and again without a report.", null);

    private final OperationTable operations;
    private final StepTable steps;
    private final EndOperation end;
    private final AuditTrail audit;
    private final Signals signals;

    FollowCommand(OperationTable operations, StepTable steps, EndOperation end, AuditTrail audit, Signals signals) {
        this.operations = requireNonNull(operations);
        this.steps = requireNonNull(steps);
        this.end = requireNonNull(end);
        this.audit = requireNonNull(audit);
        this.signals = requireNonNull(signals);
    }

    void begun(@Observes LeaseTaken lease) {
        Operation operation = require(lease.operation());
        switch (operation.state()) {
            case OperationState.Pending pending -> operations.lent(operation.id(), pending.begin(), lease.worker());
            case OperationState.Running running -> operations.lent(operation.id(), running, lease.worker());
            case OperationState.Ended _ ->
                throw new IllegalStateException("operation " + operation.id() + " is over and was lent");
        }
        announce(operation.id());
    }

    /** Takes the place of what an earlier attempt reported: it is why the operation is undone or given up. */
    void lost(@Observes WorkerLost loss) {
        Operation operation = require(loss.operation());
        if (operation.kind().recovery() == OperationKind.Recovery.NONE
                && operation.state() instanceof OperationState.Open open) {
            end.giveUp(operation, open.giveUp(), WORKER_LOST);
        } else {
            operations.update(operation.id(), operation.state(), WORKER_LOST, null);
            announce(operation.id());
        }
    }

    void planned(@Observes StepsPlanned plan) {
        steps.plan(plan.operation(), plan.steps());
        announce(plan.operation());
    }

    void stepped(@Observes StepReported report) {
        steps.report(report);
        // What is tried for ever is audited when it changes, and not each time that it is as before.
        if (report.state() != StepState.RUNNING && steps.tell(report)) {
            audit.record(
                    "operation.step",
                    report.operation().value(),
                    Map.of("step", report.step(), "state", report.state().wireName()));
        }
        announce(report.operation());
    }

    void reported(@Observes OutcomeReported report) {
        Operation operation = require(report.operation());
        if (!(operation.state() instanceof OperationState.Running running)) {
            throw new IllegalStateException("operation " + operation.id() + " is not running");
        }
        Operation.Reason reason = reason(operation, report);
        switch (report.verdict()) {
            case Verdict.Succeeded _ -> end.run(operation, running.succeed(), null, report.made());
            case Verdict.Failed _ ->
                end.run(operation, running.fail(), reason, report.made().ofFailed());
            case Verdict.Compensated _ -> end.run(operation, running.compensate(), reason, Made.NOTHING);
            case Verdict.TryAgain _, Verdict.TurnBack _ -> {
                operations.update(operation.id(), running, reason, null);
                announce(operation.id());
            }
        }
    }

    /** While undoing, what made it turn back stays the reason. */
    private static Operation.@Nullable Reason reason(Operation operation, OutcomeReported report) {
        var failure = report.failure();
        if (failure == null || (report.wasCompensating() && operation.error() != null)) {
            return operation.error();
        }
        return new Operation.Reason(failure.code(), failure.message(), report.failedStep());
    }

    private Operation require(OperationId id) {
        return operations.find(id).orElseThrow(() -> new IllegalStateException("no operation " + id));
    }

    private void announce(OperationId id) {
        signals.announce(Channel.OPERATIONS, id.toString());
    }
}
