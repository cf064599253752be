package dev.freehold.worker.postgres.ledger;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import dev.freehold.worker.platform.StateLog;
import dev.freehold.worker.saga.FailureJudge;

import static java.util.Objects.requireNonNull;

/** Prepares pools that are not prepared yet, so that an unfit one is told of before its first command. */
@Singleton
final class PoolWatch {
    private final Pools pools;
    private final FailureJudge judge;
    private final StateLog log = new StateLog(Logger.getLogger(PoolWatch.class));

    PoolWatch(Pools pools, FailureJudge judge) {
        this.pools = requireNonNull(pools, "pools is null");
        this.judge = requireNonNull(judge, "judge is null");
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prepare() {
        pools.unprepared().forEach(this::prepare);
    }

    private void prepare(ReadyPool pool) {
        try {
            pool.prepare();
            log.good("pool " + pool.id(), "The pool is ready for tenants.");
        } catch (RuntimeException e) {
            log.bad(
                    "pool " + pool.id(),
                    "The pool is not ready for tenants. "
                            + judge.judge(e).failure().message());
        }
    }
}
