package dev.freehold.controlplane.operation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.operation.StepState;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.command.CommandQueue;
import dev.freehold.controlplane.command.Made;

import static java.util.Objects.requireNonNull;

/** Ends an offboarding that has closed its tenant and begun the retention, and has only the archive left to write. Hold the tenant's lock. */
@Singleton
@Transactional(Transactional.TxType.MANDATORY)
public class GiveUpArchiving {
    private static final Operation.Reason PURGED =
            new Operation.Reason("superseded", "A purge that wants no archive was asked for and has precedence.", null);

    /** The offboarding's step after which the pool's ledger lets a purge in. */
    private static final String RETAIN = "retain";

    private final OperationTable operations;
    private final OperationReader reader;
    private final CommandQueue queue;
    private final EndOperation end;

    GiveUpArchiving(OperationTable operations, OperationReader reader, CommandQueue queue, EndOperation end) {
        this.operations = requireNonNull(operations);
        this.reader = requireNonNull(reader);
        this.queue = requireNonNull(queue);
        this.end = requireNonNull(end);
    }

    /** Does nothing where there is none, or one that has not come so far. */
    public void of(TenantId tenant) {
        operations.openOf(tenant).stream()
                .filter(open -> open.kind() == OperationKind.OFFBOARD)
                .map(Operation::id)
                .forEach(this::giveUp);
    }

    private void giveUp(OperationId id) {
        // As in every report, the command's lock comes first: what was reported before is seen, what comes later is
        // refused.
        queue.hold(id);
        Operation offboarding = reader.find(id).orElseThrow();
        if (offboarding.state() instanceof OperationState.Open open && hasRetained(offboarding)) {
            queue.close(id);
            end.run(offboarding, open.giveUp(), PURGED, Made.NOTHING);
        }
    }

    private static boolean hasRetained(Operation offboarding) {
        return offboarding.steps().stream()
                .anyMatch(step -> step.name().equals(RETAIN) && step.state() == StepState.SUCCEEDED);
    }
}
