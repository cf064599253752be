package dev.freehold.worker.upkeep;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.worker.platform.StateLog;
import dev.freehold.worker.pool.StandingOrders;
import dev.freehold.worker.postgres.PoolsConfig;
import dev.freehold.worker.postgres.ledger.Pools;
import dev.freehold.worker.postgres.ledger.ReadyPool;
import dev.freehold.worker.saga.FailureJudge;
import dev.freehold.worker.saga.StoppedException;

import static java.util.Objects.requireNonNull;

/** Looks after every pool again and again, each on a thread of its own, so that one that is away keeps no other waiting. */
@Singleton
final class UpkeepSchedule {
    private final Pools pools;
    private final Map<PoolId, Integer> wanted;
    private final PoolUpkeep upkeep;
    private final StandingOrders orders;
    private final FailureJudge judge;
    private final MeterRegistry meters;
    private final StateLog log = new StateLog(Logger.getLogger(UpkeepSchedule.class));
    private final Map<PoolId, Thread> atWork = new ConcurrentHashMap<>();
    private final Map<PoolId, AtomicLong> ready = new ConcurrentHashMap<>();

    UpkeepSchedule(
            Pools pools,
            PoolsConfig config,
            PoolUpkeep upkeep,
            StandingOrders orders,
            FailureJudge judge,
            MeterRegistry meters) {
        this.pools = requireNonNull(pools, "pools is null");
        this.wanted = config.standbys();
        this.upkeep = requireNonNull(upkeep, "upkeep is null");
        this.orders = requireNonNull(orders, "orders is null");
        this.judge = requireNonNull(judge, "judge is null");
        this.meters = requireNonNull(meters, "meters is null");
    }

    @Scheduled(every = "${freehold.worker.upkeep-interval}")
    void tick() {
        for (ReadyPool pool : pools.all()) {
            atWork.computeIfAbsent(
                    pool.id(), id -> Thread.ofVirtual().name("upkeep-" + id).start(() -> lookAfter(pool)));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        atWork.values().forEach(Thread::interrupt);
    }

    private void lookAfter(ReadyPool pool) {
        try {
            long now = upkeep.run(
                    pool,
                    orders.wanted(pool.id(), wanted.getOrDefault(pool.id(), 0)),
                    orders.refills(pool.id()),
                    Checkpoint.UNTIL_INTERRUPTED);
            ready.computeIfAbsent(pool.id(), this::gauge).set(now);
            log.good("pool " + pool.id(), "The pool is ready for tenants.");
        } catch (StoppedException stopped) {
            log.good("pool " + pool.id(), "Looking after the pool was stopped.");
        } catch (RuntimeException e) {
            log.bad(
                    "pool " + pool.id(),
                    "The pool is not ready for tenants. "
                            + judge.judge(e).failure().message());
        } finally {
            atWork.remove(pool.id());
        }
    }

    private AtomicLong gauge(PoolId pool) {
        return meters.gauge("freehold.standby", Tags.of("pool", pool.value()), new AtomicLong());
    }
}
