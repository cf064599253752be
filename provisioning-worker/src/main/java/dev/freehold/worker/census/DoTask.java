package dev.freehold.worker.census;

import java.time.Duration;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.census.TaskEnd;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.worker.census.resolve.RefusedResolution;
import dev.freehold.worker.census.resolve.ResolveFinding;
import dev.freehold.worker.platform.LogKeys;
import dev.freehold.worker.saga.FailureJudge;
import dev.freehold.worker.saga.FailureVerdict;
import dev.freehold.worker.saga.StoppedException;

import static java.util.Objects.requireNonNull;

/** Does one leased task and tells how it ended. */
@Singleton
final class DoTask {
    private static final Logger LOG = Logger.getLogger(DoTask.class);

    private static final int BEATS_A_LEASE = 3;

    private final CensusApi controlPlane;
    private final CountPool countPool;
    private final CountIdentities countIdentities;
    private final CountObjects countObjects;
    private final ResolveFinding resolveFinding;
    private final FailureJudge judge;

    DoTask(
            @RestClient CensusApi controlPlane,
            CountPool countPool,
            CountIdentities countIdentities,
            CountObjects countObjects,
            ResolveFinding resolveFinding,
            FailureJudge judge) {
        this.controlPlane = requireNonNull(controlPlane, "controlPlane is null");
        this.countPool = requireNonNull(countPool, "countPool is null");
        this.countIdentities = requireNonNull(countIdentities, "countIdentities is null");
        this.countObjects = requireNonNull(countObjects, "countObjects is null");
        this.resolveFinding = requireNonNull(resolveFinding, "resolveFinding is null");
        this.judge = requireNonNull(judge, "judge is null");
    }

    /** Throws nothing: whatever happens is told, or found out by the lease running out. */
    void run(CensusTask task) {
        try {
            perform(task);
            end(task, TaskEnd.Outcome.DONE, null);
        } catch (RefusedResolution refused) {
            end(task, TaskEnd.Outcome.REFUSED, refused.getMessage());
        } catch (StoppedException overtaken) {
            end(task, TaskEnd.Outcome.FAILED, "Something else was begun for the tenant meanwhile.");
        } catch (WebApplicationException notTaken) {
            LOG.infof(
                    notTaken,
                    "A census task was given up; the control plane refused its report." + LogKeys.KIND,
                    task.kind());
        } catch (RuntimeException e) {
            LOG.warnf(e, "A census task failed." + LogKeys.KIND, task.kind());
            FailureVerdict verdict = judge.judge(e);
            end(
                    task,
                    verdict.retryable() ? TaskEnd.Outcome.FAILED : TaskEnd.Outcome.REFUSED,
                    verdict.failure().message());
        }
    }

    private void perform(CensusTask task) {
        Delivery delivery = new Delivery(task.attempt(), chunk -> controlPlane.deliver(task.id(), chunk));
        try (Pulse _ =
                Pulse.start(Duration.ofSeconds(Math.max(1, task.leaseSeconds() / BEATS_A_LEASE)), delivery::beat)) {
            switch (task.kind()) {
                case COLLECT_POOL -> countPool.run(pool(task), delivery);
                case COLLECT_IDENTITIES -> countIdentities.run(delivery);
                case COLLECT_OBJECTS -> countObjects.run(delivery);
                case RESOLVE -> resolveFinding.run(task);
            }
        }
    }

    private static PoolId pool(CensusTask task) {
        return requireNonNull(task.pool(), "the task names no pool");
    }

    private void end(CensusTask task, TaskEnd.Outcome outcome, @Nullable String message) {
        try {
            controlPlane.end(task.id(), new TaskEnd(task.attempt(), outcome, message));
        } catch (RuntimeException e) {
            LOG.infof(e, "The end of a census task could not be told." + LogKeys.KIND, task.kind());
        }
    }
}
