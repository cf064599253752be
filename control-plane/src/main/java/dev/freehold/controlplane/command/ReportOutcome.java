package dev.freehold.controlplane.command;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

import dev.freehold.contracts.command.Outcome;
import dev.freehold.contracts.command.OutcomeReport;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.signal.Channel;
import dev.freehold.controlplane.platform.signal.Signals;
import dev.freehold.controlplane.platform.sql.TenantLock;

import static java.util.Objects.requireNonNull;

/** Ends a lease and lets everybody concerned know in the same transaction what follows. */
@Singleton
class ReportOutcome {
    private static final Logger LOG = Logger.getLogger(ReportOutcome.class);

    private static final Set<OperationKind> MAKING =
            EnumSet.of(OperationKind.PROVISION, OperationKind.IMPORT, OperationKind.ADOPT);

    private final CommandTable commands;
    private final CommandQueue queue;
    private final TenantLock lock;
    private final Event<OutcomeReported> reported;
    private final Signals signals;
    private final LeaseConfig config;
    private final RetryBackoff backoff;
    private final Clock clock;

    ReportOutcome(
            CommandTable commands,
            CommandQueue queue,
            TenantLock lock,
            Event<OutcomeReported> reported,
            Signals signals,
            LeaseConfig config,
            RandomGenerator random,
            Clock clock) {
        this.commands = requireNonNull(commands);
        this.queue = requireNonNull(queue);
        this.lock = requireNonNull(lock);
        this.reported = requireNonNull(reported);
        this.signals = requireNonNull(signals);
        this.config = requireNonNull(config);
        this.backoff = new RetryBackoff(config.backoffMin(), config.backoffMax(), random);
        this.clock = requireNonNull(clock);
    }

    @Transactional
    void run(OperationId operation, Region region, OutcomeReport report) {
        commands.tenantOf(operation, region).ifPresent(lock::take);
        QueuedCommand lent = queue.require(operation, region, report.attempt());
        refuseContradiction(lent, report);
        Verdict verdict = Verdict.of(
                lent.message().kind(),
                lent.compensating(),
                lent.published(),
                lent.tries(),
                config.maxAttempts(),
                report.outcome());
        apply(verdict, lent, region);
        LOG.infof(
                "outcome reported" + LogKeys.OPERATION + LogKeys.KIND + LogKeys.ATTEMPT + LogKeys.STATE + LogKeys.CODE,
                operation,
                lent.message().kind().wireName(),
                report.attempt(),
                report.outcome().wireName(),
                report.failure() == null ? "none" : report.failure().code());
        reported.fire(new OutcomeReported(
                operation, verdict, lent.compensating(), report.failure(), report.failedStep(), Made.of(report)));
    }

    private static void refuseContradiction(QueuedCommand lent, OutcomeReport report) {
        if (report.outcome() != Outcome.SUCCEEDED) {
            return;
        }
        if (lent.compensating()) {
            throw new Refusal.Invalid("outcome", "of undoing is compensated, not succeeded");
        }
        if (lent.message().kind() == OperationKind.ROTATE && !lent.published()) {
            throw new Refusal.Invalid("outcome", "of a rotation is succeeded only once it has published a placement");
        }
        if (lent.message().kind() == OperationKind.DROP && report.evidence() == null) {
            throw new Refusal.Invalid("evidence", "is needed when a drop succeeded");
        }
        if (MAKING.contains(lent.message().kind()) && report.sealedPlacement() == null) {
            throw new Refusal.Invalid("sealedPlacement", "is needed when a tenant was made");
        }
    }

    private void apply(Verdict verdict, QueuedCommand lent, Region region) {
        Instant now = clock.instant();
        switch (verdict) {
            case Verdict.Succeeded _, Verdict.Compensated _, Verdict.Failed _ -> commands.close(lent.operation());
            case Verdict.TryAgain _ -> commands.requeue(lent.operation(), now.plus(backoff.after(lent.tries())));
            case Verdict.TurnBack _ -> queue.turnBack(lent.operation());
        }
        // What waited for this one, or for room on its pool, may go on.
        signals.announce(Channel.COMMANDS, region.value());
    }
}
