package dev.freehold.controlplane.placement;

import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Measures the room that is left in each pool; one that takes no tenants has none for them. What is not known has no series. */
@Singleton
class MeasureRoom {
    private static final Logger LOG = Logger.getLogger(MeasureRoom.class);

    private final PoolReader reader;
    private final MultiGauge free;

    MeasureRoom(PoolReader reader, MeterRegistry meters) {
        this.reader = requireNonNull(reader);
        this.free = MultiGauge.builder("freehold.pool.free")
                .description("Room that is left in a pool")
                .register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            List<MultiGauge.Row<?>> rows = reader.all().stream()
                    .filter(pool -> pool.state() != PoolState.RETIRED)
                    .flatMap(MeasureRoom::rows)
                    .toList();
            free.register(rows, true);
        } catch (JdbiException e) {
            // The figures before stay until the database is back.
            LOG.warnf(
                    "room of the pools not measured" + LogKeys.CAUSE,
                    e.getClass().getSimpleName());
        }
    }

    private static Stream<MultiGauge.Row<?>> rows(Pool pool) {
        Long tenants = pool.state() == PoolState.OPEN ? pool.tenants().free() : Long.valueOf(0);
        return Stream.of(
                        row(pool, "tenants", tenants),
                        row(pool, "bytes", pool.bytes().free()),
                        row(pool, "connections", pool.connections().free()))
                .flatMap(Stream::ofNullable);
    }

    private static MultiGauge.@Nullable Row<?> row(Pool pool, String resource, @Nullable Long left) {
        return left == null
                ? null
                : MultiGauge.Row.of(
                        Tags.of(
                                "region",
                                pool.region().value(),
                                "pool",
                                pool.id().value(),
                                "resource",
                                resource),
                        left);
    }
}
