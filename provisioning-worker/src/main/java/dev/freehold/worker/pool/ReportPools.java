package dev.freehold.worker.pool;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import dev.freehold.contracts.pool.PoolOrder;
import dev.freehold.contracts.pool.PoolReport;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.worker.lease.WorkerAdmitted;
import dev.freehold.worker.platform.WorkerName;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.postgres.ledger.ReadyPool;
import dev.freehold.worker.saga.FailureJudge;

import static java.util.Objects.requireNonNull;

/** Tells of every pool again and again, each on a thread of its own, and measures one when it is told to. */
@Singleton
final class ReportPools {
    private static final Logger LOG = Logger.getLogger(ReportPools.class);
    private static final String APPLICATION_NAME = "fh:report";
    // Whose sessions they are is hidden from a role like ours, their number is not.
    private static final String SESSIONS = """
            SELECT coalesce(sum(numbackends), 0)::int FROM pg_stat_database WHERE datid <> 0
            """;

    private final Pools pools;
    private final PoolsApi controlPlane;
    private final MeasurePool measurePool;
    private final StandingOrders orders;
    private final FailureJudge judge;
    private final String worker;
    private final Map<PoolId, Thread> atWork = new ConcurrentHashMap<>();
    private volatile boolean admitted;

    ReportPools(
            Pools pools,
            @RestClient PoolsApi controlPlane,
            MeasurePool measurePool,
            StandingOrders orders,
            FailureJudge judge,
            WorkerName worker) {
        this.pools = requireNonNull(pools, "pools is null");
        this.controlPlane = requireNonNull(controlPlane, "controlPlane is null");
        this.measurePool = requireNonNull(measurePool, "measurePool is null");
        this.orders = requireNonNull(orders, "orders is null");
        this.judge = requireNonNull(judge, "judge is null");
        this.worker = worker.value();
    }

    void start(@Observes WorkerAdmitted event) {
        admitted = true;
    }

    @Scheduled(every = "10s")
    void tick() {
        if (admitted) {
            for (ReadyPool pool : pools.all()) {
                atWork.computeIfAbsent(
                        pool.id(), id -> Thread.ofVirtual().name("report-" + id).start(() -> tellOf(pool)));
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        atWork.values().forEach(Thread::interrupt);
    }

    /** That the control plane is away is said by the lease loop. */
    private void tellOf(ReadyPool pool) {
        try {
            PoolOrder order = controlPlane.report(pool.id(), report(pool));
            orders.take(pool.id(), order.state());
            if (order.measure()) {
                measurePool.run(pool, measurement -> controlPlane.measured(pool.id(), measurement));
            }
        } catch (RuntimeException e) {
            LOG.debugf(e, "The control plane is told of a pool later. pool=%s", pool.id());
        } finally {
            atWork.remove(pool.id());
        }
    }

    private PoolReport report(ReadyPool pool) {
        try (SqlSession sql = pool.forReading().openLedger(APPLICATION_NAME)) {
            int sessions = sql.first(SESSIONS, row -> row.getInt(1)).orElseThrow();
            return new PoolReport(worker, true, null, sessions);
        } catch (RuntimeException e) {
            return new PoolReport(worker, false, judge.judge(e).failure(), null);
        }
    }
}
