package dev.freehold.controlplane.command;

import java.time.Instant;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Sees to the commands of workers that have ended or gone silent: others take them over, until it is time to give up. */
@Singleton
class DeadWorkerHandler {
    private static final Logger LOG = Logger.getLogger(DeadWorkerHandler.class);

    private final AbandonedCommands abandoned;
    private final Event<WorkerLost> workerLost;
    private final Event<TakenOver> takenOver;
    private final LeaseConfig config;
    private final MeterRegistry meters;

    DeadWorkerHandler(
            AbandonedCommands abandoned,
            Event<WorkerLost> workerLost,
            Event<TakenOver> takenOver,
            LeaseConfig config,
            MeterRegistry meters) {
        this.abandoned = requireNonNull(abandoned);
        this.workerLost = requireNonNull(workerLost);
        this.takenOver = requireNonNull(takenOver);
        this.config = requireNonNull(config);
        this.meters = requireNonNull(meters);
    }

    /** Before a lease: turns back or gives up what no worker survives. */
    void giveUpHopeless(Region region, Instant now) {
        abandoned.giveUp(region, now, config.maxAttempts()).forEach(lost -> workerLost.fire(new WorkerLost(lost)));
    }

    /** After a lease: says so if it is of a command that another worker has left lying. */
    void lent(Loan loan, Region region) {
        String former = loan.formerWorker();
        if (former != null) {
            QueuedCommand command = loan.command();
            takenOver.fire(new TakenOver(
                    command.operation(), command.message().kind(), region, command.attempt(), former, loan.worker()));
        }
    }

    void report(@Observes(during = TransactionPhase.AFTER_SUCCESS) TakenOver takeover) {
        LOG.warnf(
                "command taken over" + LogKeys.OPERATION + LogKeys.KIND + LogKeys.ATTEMPT + LogKeys.FORMER_WORKER
                        + LogKeys.WORKER,
                takeover.operation(),
                takeover.kind().wireName(),
                takeover.attempt(),
                takeover.formerWorker(),
                takeover.worker());
        Counter.builder("freehold.takeovers")
                .description("Commands taken over from a worker whose lease ran out")
                .tag("region", takeover.region().value())
                .tag("kind", takeover.kind().wireName())
                .register(meters)
                .increment();
    }
}
