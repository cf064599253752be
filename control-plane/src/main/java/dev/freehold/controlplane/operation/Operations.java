package dev.freehold.controlplane.operation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.command.CommandQueue;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Ids;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.Trace;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;

import static java.util.Objects.requireNonNull;

/** Starts operations, one at a time a tenant, and takes back what another has precedence over. */
@Singleton
@Transactional(Transactional.TxType.MANDATORY)
public class Operations {
    private static final Operation.Reason SUPERSEDED =
            new Operation.Reason("superseded", "A suspension was asked for and has precedence.", null);

    private final OperationTable operations;
    private final CommandQueue queue;
    private final Event<OperationEnded> ended;
    private final Signals signals;
    private final Caller caller;
    private final Trace trace;
    private final Ids ids;
    private final Clock clock;

    Operations(
            OperationTable operations,
            CommandQueue queue,
            Event<OperationEnded> ended,
            Signals signals,
            Caller caller,
            Trace trace,
            Ids ids,
            Clock clock) {
        this.operations = requireNonNull(operations);
        this.queue = requireNonNull(queue);
        this.ended = requireNonNull(ended);
        this.signals = requireNonNull(signals);
        this.caller = requireNonNull(caller);
        this.trace = requireNonNull(trace);
        this.ids = requireNonNull(ids);
        this.clock = requireNonNull(clock);
    }

    /**
     * Begins an operation for the present caller and sends its command. Hold the tenant's lock.
     *
     * @param command makes the message once the operation has its id
     */
    public Operation start(Function<OperationId, Command> command) {
        Command message = command.apply(new OperationId(ids.next()));
        Operation operation = new Operation(
                message.operation(),
                message.kind(),
                message.slug(),
                message.tenant(),
                new OperationState.Pending(),
                List.of(),
                null,
                caller.name(),
                trace.id(),
                clock.instant(),
                null);
        operations.insert(operation);
        queue.enqueue(message, trace.parent());
        return operation;
    }

    /** The one that keeps others out, or else the one started last. */
    public Optional<Operation> lastOf(TenantId tenant, TenantSlug slug) {
        return operations.openOf(tenant).or(() -> operations.lastOf(tenant, slug));
    }

    /** @throws Refusal.Conflict naming the operation that is under way, if one is */
    public void requireNoneOpen(TenantId tenant) {
        operations.openOf(tenant).ifPresent(other -> {
            throw new Refusal.Conflict(
                    ProblemCode.OPERATION_IN_THE_WAY,
                    "The tenant's operation " + other.kind().wireName()
                            + " is not over yet. Wait for it, following GET /v1/operations/" + other.id()
                            + ", then try again.",
                    other.id());
        });
    }

    /** Ends an open operation because a suspension comes before it; its worker hears so at its next report. */
    public void supersede(Operation operation) {
        if (!(operation.state() instanceof OperationState.Open open)) {
            throw new IllegalStateException("operation " + operation.id() + " is over");
        }
        // The command's lock comes first, as in every report.
        queue.close(operation.id());
        OperationState.Failed failed = open.supersede();
        operations.update(operation.id(), failed, SUPERSEDED, clock.instant());
        signals.announce(Channel.OPERATIONS, operation.id().toString());
        ended.fire(new OperationEnded(operation.id(), operation.kind(), operation.tenantId(), failed, null));
    }
}
