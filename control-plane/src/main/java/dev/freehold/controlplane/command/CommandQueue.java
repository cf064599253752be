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
    private final AbandonedCommands abandoned;
    private final SagaProgress progress;
    private final Event<LeaseTaken> leaseTaken;
    private final Event<WorkerLost> workerLost;
    private final Signals signals;
    private final LeaseConfig config;
    private final Clock clock;

    CommandQueue(
            CommandTable commands,
            TakenBackCommands takenBack,
            AbandonedCommands abandoned,
            SagaProgress progress,
            Event<LeaseTaken> leaseTaken,
            Event<WorkerLost> workerLost,
            Signals signals,
            LeaseConfig config,
            Clock clock) {
        this.commands = requireNonNull(commands);
        this.takenBack = requireNonNull(takenBack);
        this.abandoned = requireNonNull(abandoned);
        this.progress = requireNonNull(progress);
        this.leaseTaken = requireNonNull(leaseTaken);
        this.workerLost = requireNonNull(workerLost);
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
        abandoned.giveUp(region, now, config.maxAttempts()).forEach(lost -> workerLost.fire(new WorkerLost(lost)));
        return commands.take(region, worker, now, now.plus(config.deadline())).map(taken -> {
            leaseTaken.fire(new LeaseTaken(taken.operation(), worker));
            LOG.infof(
                    "command leased" + LogKeys.OPERATION + LogKeys.KIND + LogKeys.ATTEMPT + LogKeys.FENCE,
                    taken.operation(),
                    taken.message().kind().wireName(),
                    taken.attempt(),
                    taken.fence());
            return lend(taken);
        });
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
