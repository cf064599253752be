package dev.freehold.controlplane.command;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.Heartbeat;
import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;

import static java.util.Objects.requireNonNull;

/** Lends commands to the workers of their region, one attempt at a time. */
@Singleton
public class CommandQueue {
    private static final Logger LOG = Logger.getLogger(CommandQueue.class);

    private final CommandTable commands;
    private final TakenBackCommands takenBack;
    private final NextCommand next;
    private final DeadWorkerHandler deadWorkers;
    private final SagaProgress progress;
    private final Event<LeaseTaken> leaseTaken;
    private final Signals signals;
    private final LeaseConfig config;
    private final Clock clock;

    CommandQueue(
            CommandTable commands,
            TakenBackCommands takenBack,
            NextCommand next,
            DeadWorkerHandler deadWorkers,
            SagaProgress progress,
            Event<LeaseTaken> leaseTaken,
            Signals signals,
            LeaseConfig config,
            Clock clock) {
        this.commands = requireNonNull(commands);
        this.takenBack = requireNonNull(takenBack);
        this.next = requireNonNull(next);
        this.deadWorkers = requireNonNull(deadWorkers);
        this.progress = requireNonNull(progress);
        this.leaseTaken = requireNonNull(leaseTaken);
        this.signals = requireNonNull(signals);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
    }

    /** Offers a command to workers as soon as the transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueue(Command command, @Nullable String traceparent) {
        commands.insert(command, clock.instant(), traceparent);
        signals.announce(Channel.COMMANDS, command.region().value());
    }

    /** Takes a command back for good; reports of whoever works on it are refused from now on. Does nothing to a closed one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void close(OperationId operation) {
        commands.close(operation);
    }

    /**
     * Takes an open command away from whoever works on it, to be undone from now on and at once. Answers whether it did:
     * not if it was being undone already.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean turnBack(OperationId operation) {
        return announce(takenBack.turnBack(operation, clock.instant()));
    }

    /** Whether the command has published what it made, so that there is no way back. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hasPublished(OperationId operation) {
        return commands.hasPublished(operation);
    }

    /** Makes a command due that waits for its next attempt, and forgets how often it was tried. Answers whether it waited. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean hurry(OperationId operation) {
        return announce(takenBack.hurry(operation, clock.instant()));
    }

    /** Keeps workers from leasing and reporting on a command until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(OperationId operation) {
        takenBack.hold(operation);
    }

    /** Takes the next command that is due, also one whose lease has run out; one whose leases ran out too often is undone or given up. */
    @Transactional
    Optional<Lease> lease(Region region, String worker) {
        var now = clock.instant();
        if (!next.anyDue(region, now)) {
            return Optional.empty();
        }
        next.lock(region);
        deadWorkers.giveUpHopeless(region, now);
        return next.take(region, worker, now, now.plus(config.deadline()), config.perPool())
                .map(loan -> lent(loan, region));
    }

    private Lease lent(Loan loan, Region region) {
        QueuedCommand taken = loan.command();
        leaseTaken.fire(new LeaseTaken(taken.operation(), loan.worker()));
        deadWorkers.lent(loan, region);
        LOG.infof(
                "command leased" + LogKeys.OPERATION + LogKeys.KIND + LogKeys.ATTEMPT + LogKeys.FENCE + LogKeys.WORKER,
                taken.operation(),
                taken.message().kind().wireName(),
                taken.attempt(),
                taken.fence(),
                loan.worker());
        return lend(taken);
    }

    @Transactional
    Heartbeat heartbeat(OperationId operation, Region region, int attempt) {
        require(operation, region, attempt);
        var deadline = clock.instant().plus(config.deadline());
        commands.moveDeadline(operation, deadline);
        return new Heartbeat((int) config.deadline().toSeconds());
    }

    /** Holds the lease against takeover until the transaction ends, and answers what was lent. */
    @Transactional(Transactional.TxType.MANDATORY)
    QueuedCommand require(OperationId operation, Region region, int attempt) {
        return commands.lockLease(operation, region, attempt)
                .orElseThrow(() -> LeaseLost.refusal(commands, operation, region));
    }

    private boolean announce(Optional<Region> region) {
        region.ifPresent(concerned -> signals.announce(Channel.COMMANDS, concerned.value()));
        return region.isPresent();
    }

    private Lease lend(QueuedCommand taken) {
        return new Lease(
                taken.message(),
                taken.attempt(),
                taken.fence(),
                (int) config.deadline().toSeconds(),
                (int) config.heartbeat().toSeconds(),
                taken.compensating(),
                progress.finishedSteps(taken.operation()),
                taken.traceparent());
    }
}
