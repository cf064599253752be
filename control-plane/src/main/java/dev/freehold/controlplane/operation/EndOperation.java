package dev.freehold.controlplane.operation;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.command.Made;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;

import static java.util.Objects.requireNonNull;

/** Ends an operation, once, and lets everybody concerned know in the same transaction. */
@Singleton
class EndOperation {
    private final OperationTable operations;
    private final Event<OperationEnded> ended;
    private final AuditTrail audit;
    private final Signals signals;
    private final Clock clock;

    EndOperation(
            OperationTable operations, Event<OperationEnded> ended, AuditTrail audit, Signals signals, Clock clock) {
        this.operations = requireNonNull(operations);
        this.ended = requireNonNull(ended);
        this.audit = requireNonNull(audit);
        this.signals = requireNonNull(signals);
        this.clock = requireNonNull(clock);
    }

    /** Does nothing to one that has ended meanwhile. Hold its command, or have closed it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void run(Operation operation, OperationState.Ended state, Operation.@Nullable Reason reason, Made made) {
        end(operation, state, reason, made, audit::record);
    }

    /** The same, where it is not the present caller's doing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void giveUp(Operation operation, OperationState.Ended state, Operation.Reason reason) {
        end(operation, state, reason, Made.NOTHING, audit::recordOwn);
    }

    private void end(
            Operation operation,
            OperationState.Ended state,
            Operation.@Nullable Reason reason,
            Made made,
            Recording recording) {
        if (operations.update(operation.id(), state, reason, clock.instant())) {
            recording.record(
                    "operation.end",
                    operation.tenantId(),
                    Map.of(
                            "operation", operation.id(),
                            "kind", operation.kind().wireName(),
                            "before", Map.of("state", operation.state().wireName()),
                            "after", Map.of("state", state.wireName())));
            signals.announce(Channel.OPERATIONS, operation.id().toString());
            ended.fire(new OperationEnded(operation.id(), operation.kind(), operation.tenantId(), state, made));
        }
    }

    @FunctionalInterface
    private interface Recording {
        void record(String action, TenantId subject, Map<String, ?> detail);
    }
}
