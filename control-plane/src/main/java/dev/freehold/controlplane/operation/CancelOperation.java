package dev.freehold.controlplane.operation;

import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.command.CommandQueue;
import dev.freehold.controlplane.command.Made;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;
import dev.freehold.controlplane.platform.sql.TenantLock;

import static java.util.Objects.requireNonNull;

/** Makes an operation turn back: what it has done is undone, and what changes nothing ends here and now. */
@Singleton
class CancelOperation {
    private static final Operation.Reason CANCELLED =
            new Operation.Reason("cancelled", "An operator has cancelled it.", null);

    private final OperationTable operations;
    private final OperationReader reader;
    private final CommandQueue queue;
    private final TenantLock lock;
    private final EndOperation end;
    private final Signals signals;
    private final AuditTrail audit;

    CancelOperation(
            OperationTable operations,
            OperationReader reader,
            CommandQueue queue,
            TenantLock lock,
            EndOperation end,
            Signals signals,
            AuditTrail audit) {
        this.operations = requireNonNull(operations);
        this.reader = requireNonNull(reader);
        this.queue = requireNonNull(queue);
        this.lock = requireNonNull(lock);
        this.end = requireNonNull(end);
        this.signals = requireNonNull(signals);
        this.audit = requireNonNull(audit);
    }

    /** Cancelling what is being undone already changes nothing. */
    @Transactional
    Operation run(OperationId id) {
        lock.take(require(id).tenantId());
        queue.hold(id);
        Operation operation = require(id);
        if (!(operation.state() instanceof OperationState.Open open)) {
            throw refusal(operation, remedyOnceOver(operation.state()));
        }
        switch (operation.kind().recovery()) {
            case UNDO -> {
                if (queue.hasPublished(id)) {
                    throw forwardOnly(operation);
                }
                turnBack(operation, open);
            }
            case NONE -> {
                queue.close(id);
                end.run(operation, open.giveUp(), CANCELLED, Made.NOTHING);
            }
            case FORWARD -> throw forwardOnly(operation);
        }
        audit.record("operation.cancel", operation.tenantId(), Map.of("operation", id));
        return reader.find(id).orElseThrow(MissingOperation::refusal);
    }

    private void turnBack(Operation operation, OperationState.Open open) {
        if (queue.turnBack(operation.id())) {
            operations.update(operation.id(), open, CANCELLED, null);
            signals.announce(Channel.OPERATIONS, operation.id().toString());
        }
    }

    private Operation require(OperationId id) {
        return operations.find(id).orElseThrow(MissingOperation::refusal);
    }

    private static Refusal forwardOnly(Operation operation) {
        return refusal(operation, "It only goes forward; wait for its end, or use retry if it waits for long.");
    }

    private static String remedyOnceOver(OperationState state) {
        return state instanceof OperationState.Succeeded
                ? "It has succeeded; nothing is left to cancel."
                : "It is over; to have it tried again, use retry.";
    }

    private static Refusal refusal(Operation operation, String remedy) {
        return new Refusal.Conflict(
                ProblemCode.STATE_CONFLICT,
                "The operation is a " + operation.kind().wireName() + ", "
                        + operation.state().wireName() + ", and cannot be cancelled. " + remedy,
                operation.id());
    }
}
