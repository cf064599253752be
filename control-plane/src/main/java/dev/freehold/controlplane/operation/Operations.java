package dev.freehold.controlplane.operation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.command.CommandQueue;
import dev.freehold.controlplane.command.Made;
import dev.freehold.controlplane.placement.Choice;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Ids;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.Trace;

import static java.util.Objects.requireNonNull;

/** Starts operations, as far as a tenant's others let them, and takes back what another has precedence over. Hold the tenant's lock. */
@Singleton
@Transactional(Transactional.TxType.MANDATORY)
public class Operations {
    private static final Operation.Reason SUPERSEDED =
            new Operation.Reason("superseded", "A suspension was asked for and has precedence.", null);

    private final OperationTable operations;
    private final OperationReader reader;
    private final CommandQueue queue;
    private final EndOperation end;
    private final Caller caller;
    private final Trace trace;
    private final Ids ids;
    private final Clock clock;

    Operations(
            OperationTable operations,
            OperationReader reader,
            CommandQueue queue,
            EndOperation end,
            Caller caller,
            Trace trace,
            Ids ids,
            Clock clock) {
        this.operations = requireNonNull(operations);
        this.reader = requireNonNull(reader);
        this.queue = requireNonNull(queue);
        this.end = requireNonNull(end);
        this.caller = requireNonNull(caller);
        this.trace = requireNonNull(trace);
        this.ids = requireNonNull(ids);
        this.clock = requireNonNull(clock);
    }

    /**
     * Begins an operation for the present caller and sends its command.
     *
     * @param command makes the message once the operation has its id
     * @param retryOf the one whose place it takes, if it does
     */
    public Operation start(Function<OperationId, Command> command, @Nullable OperationId retryOf) {
        return start(command, caller.name(), retryOf);
    }

    /** See {@link #start(Function, OperationId)}; in the name of somebody who asked for it before, or of the platform itself. */
    public Operation start(Function<OperationId, Command> command, String requestedBy, @Nullable OperationId retryOf) {
        Command message = command.apply(new OperationId(ids.next()));
        Operation operation = new Operation(
                message.operation(),
                message.kind(),
                message.slug(),
                message.tenant(),
                new OperationState.Pending(),
                List.of(),
                null,
                requestedBy,
                trace.id(),
                null,
                retryOf,
                clock.instant(),
                null,
                null);
        operations.insert(operation);
        queue.enqueue(message, trace.parent());
        return operation;
    }

    /** Keeps why the operation's pool was chosen. */
    public Operation placed(Operation operation, Choice placement) {
        operations.placed(operation.id(), placement);
        return operation.with(placement);
    }

    /** @throws Refusal.Missing if there is none */
    public Operation require(OperationId id) {
        return reader.find(id).orElseThrow(MissingOperation::refusal);
    }

    /** The one started last, over or not, of those that exclude others. */
    public Optional<Operation> lastExclusiveOf(TenantId tenant, TenantSlug slug) {
        return operations.lastExclusiveOf(tenant, slug);
    }

    /** Those that are not over. */
    public List<OperationId> openOf(TenantId tenant) {
        return operations.openOf(tenant).stream().map(Operation::id).toList();
    }

    /** @throws Refusal.Conflict naming an operation that is under way and does not go together with one of that kind */
    public void requireFree(TenantId tenant, OperationKind kind) {
        operations.openOf(tenant).stream()
                .filter(other -> kind.exclusive() || other.kind().exclusive())
                .findFirst()
                .ifPresent(Operations::refuse);
    }

    /** Ends what may not go on beside a suspension and can be given up at once; its worker hears so at its next report. */
    public void supersede(TenantId tenant) {
        for (Operation other : operations.openOf(tenant)) {
            switch (other.kind()) {
                case RESUME, VERIFY, ROTATE -> {
                    // The command's lock comes first, as in every report.
                    queue.close(other.id());
                    end.run(other, open(other).giveUp(), SUPERSEDED, Made.NOTHING);
                }
                case PROVISION, IMPORT, ADOPT, SUSPEND, DROP, OFFBOARD, UNDELETE -> {
                    // A suspension waits for the first three, is the fourth, and does not begin during the others.
                }
                case EXPORT, DISCARD -> {
                    // It needs no login of the tenant.
                }
            }
        }
    }

    /** Ends a suspension that waits for its tenant's provisioning, of which nothing is left. */
    public void finishNeedlessSuspension(TenantId tenant) {
        operations.openOf(tenant).stream()
                .filter(other -> other.kind() == OperationKind.SUSPEND)
                .forEach(suspension -> {
                    queue.close(suspension.id());
                    end.run(suspension, open(suspension).becomeNeedless(), null, Made.NOTHING);
                });
    }

    /**
     * Makes an operation go on at once that waits for its next attempt, as if it had not been tried yet.
     *
     * @throws Refusal.Conflict if a worker is at it
     */
    public Operation hurry(OperationId id) {
        if (!queue.hurry(id)) {
            throw new Refusal.Conflict(
                    ProblemCode.STATE_CONFLICT,
                    "A worker is at this operation now. Follow it with GET /v1/operations/" + id
                            + "; should it wait for another attempt, retry makes it go on at once.",
                    id);
        }
        return require(id);
    }

    private static OperationState.Open open(Operation operation) {
        if (operation.state() instanceof OperationState.Open open) {
            return open;
        }
        throw new IllegalStateException("operation " + operation.id() + " is over");
    }

    private static void refuse(Operation other) {
        throw new Refusal.Conflict(
                ProblemCode.OPERATION_IN_THE_WAY,
                "The tenant's operation " + other.kind().wireName()
                        + " is not over yet. Wait for it, following GET /v1/operations/" + other.id()
                        + ", then try again.",
                other.id());
    }
}
