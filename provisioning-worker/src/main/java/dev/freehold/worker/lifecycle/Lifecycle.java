package dev.freehold.worker.lifecycle;

import java.util.Optional;

import org.jboss.logging.Logger;

import dev.freehold.contracts.command.Command;
import dev.freehold.contracts.command.Lease;
import dev.freehold.worker.effect.credential.PlacementDesk;
import dev.freehold.worker.postgres.ledger.Fence;
import dev.freehold.worker.postgres.ledger.PoolSession;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.saga.FailureJudge;
import dev.freehold.worker.saga.Progress;
import dev.freehold.worker.saga.SagaEnd;
import dev.freehold.worker.saga.SagaJournal;
import dev.freehold.worker.saga.SagaRunner;
import dev.freehold.worker.saga.StepFailedException;
import dev.freehold.worker.saga.StoppedException;

import static dev.freehold.worker.platform.LogKeys.OPERATION;
import static java.util.Objects.requireNonNull;

/** Conducts the saga of a leased command on its pool. */
public final class Lifecycle {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final Pools pools;
    private final LifecycleParts parts;
    private final SagaRunner runner;
    private final FailureJudge judge;

    public Lifecycle(Pools pools, LifecycleParts parts, SagaRunner runner, FailureJudge judge) {
        this.pools = requireNonNull(pools, "pools is null");
        this.parts = requireNonNull(parts, "parts is null");
        this.runner = requireNonNull(runner, "runner is null");
        this.judge = requireNonNull(judge, "judge is null");
    }

    /** @throws StoppedException if a later attempt acts for the tenant, or the journal or the desk stopped the saga */
    public Conducted conduct(Lease lease, SagaJournal journal, PlacementDesk desk) {
        try (PoolSession session = open(lease)) {
            TenantSaga bound = bind(lease.command(), session, desk, journal::progressed);
            SagaEnd end =
                    lease.compensating() ? runner.compensate(bound.saga(), journal) : runner.run(bound.saga(), journal);
            return switch (end.outcome()) {
                case SUCCEEDED ->
                    new Conducted(
                            end, bound.sealedPlacement(), bound.archive(), bound.retainedUntil(), bound.evidence());
                case FAILED ->
                    new Conducted(end, Optional.empty(), Optional.empty(), bound.retainedUntil(), Optional.empty());
                case RETRY, COMPENSATE, COMPENSATED -> new Conducted(end);
            };
        } catch (StoppedException stopped) {
            throw stopped;
        } catch (RuntimeException thrown) {
            journal.requireCurrent();
            LOG.warnf(
                    thrown,
                    "A command could not be started." + OPERATION,
                    lease.command().operation());
            return notStarted(thrown);
        }
    }

    private PoolSession open(Lease lease) {
        Command command = lease.command();
        if (!command.region().equals(parts.region())) {
            throw StepFailedException.retryable("wrong_region", "The command belongs to another region's workers.");
        }
        return pools.open(command.pool(), Fence.of(lease));
    }

    private TenantSaga bind(Command command, PoolSession session, PlacementDesk desk, Progress progress) {
        return switch (command.kind()) {
            case PROVISION -> new ProvisionTenant(parts, session, command);
            case SUSPEND -> new SuspendTenant(parts, session, command);
            case RESUME -> new ResumeTenant(parts, session, command);
            case DROP -> new DropTenant(parts, session, command);
            case VERIFY -> new VerifyTenant(parts, session, command);
            case ROTATE -> new RotateCredential(parts, session, command, desk);
            case EXPORT -> new ExportTenant(parts, session, command, progress);
            case IMPORT -> ImportTenant.ofArchive(parts, session, command, progress);
            case ADOPT -> ImportTenant.ofSource(parts, session, command, progress);
            case OFFBOARD -> new OffboardTenant(parts, session, command, progress);
            case UNDELETE -> new UndeleteTenant(session, command);
            case DISCARD -> new DiscardArchive(parts, session, command);
        };
    }

    /** Whatever the reason, it may be gone next time, and until then nothing could be undone either. */
    private Conducted notStarted(RuntimeException thrown) {
        return new Conducted(SagaEnd.retry(judge.judge(thrown).failure(), null));
    }
}
