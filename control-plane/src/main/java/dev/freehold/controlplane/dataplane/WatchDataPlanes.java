package dev.freehold.controlplane.dataplane;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Measures how many processes serve each region and how far the slowest of them is behind; forgets those that were lost long ago. */
@Singleton
class WatchDataPlanes {
    private static final Logger LOG = Logger.getLogger(WatchDataPlanes.class);
    private static final String BY_REGION = """
            SELECT f.region,
                   count(d.process) FILTER (WHERE d.lease_until > clock_timestamp()) AS live,
                   count(d.process) FILTER (WHERE d.lease_until <= clock_timestamp()) AS lost,
                   coalesce(max(f.version - d.applied_version) FILTER (WHERE d.lease_until > clock_timestamp()), 0) AS lag
            FROM region_feed f
            LEFT JOIN data_plane d ON d.region = f.region
            GROUP BY f.region
            """;

    private final Jdbi jdbi;
    private final DataPlaneTable dataPlanes;
    private final DataPlaneConfig config;
    private final MultiGauge processes;
    private final MultiGauge lag;

    WatchDataPlanes(Jdbi jdbi, DataPlaneTable dataPlanes, DataPlaneConfig config, MeterRegistry meters) {
        this.jdbi = requireNonNull(jdbi);
        this.dataPlanes = requireNonNull(dataPlanes);
        this.config = requireNonNull(config);
        this.processes = MultiGauge.builder("freehold.data.planes")
                .description("Processes of the region's data plane")
                .register(meters);
        this.lag = MultiGauge.builder("freehold.feed.lag")
                .description("Versions of the feed that the slowest live process of the region has not applied")
                .baseUnit("versions")
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            dataPlanes.forgetLostBefore(config.forgetAfter());
            List<Counted> counted = counted();
            processes.register(
                    counted.stream()
                            .flatMap(each -> List.<MultiGauge.Row<?>>of(
                                    MultiGauge.Row.of(Tags.of("region", each.region(), "state", "live"), each.live()),
                                    MultiGauge.Row.of(Tags.of("region", each.region(), "state", "lost"), each.lost()))
                                    .stream())
                            .toList(),
                    true);
            lag.register(
                    counted.stream()
                            .<MultiGauge.Row<?>>map(
                                    each -> MultiGauge.Row.of(Tags.of("region", each.region()), each.lag()))
                            .toList(),
                    true);
        } catch (JdbiException e) {
            // The figures before stay until the database is back.
            LOG.warnf("data planes not measured" + LogKeys.CAUSE, e.getClass().getSimpleName());
        }
    }

    private List<Counted> counted() {
        return jdbi.withHandle(handle -> handle.createQuery(BY_REGION)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Counted(row.text("region"), row.number("live"), row.number("lost"), row.number("lag"));
                })
                .list());
    }

    private record Counted(String region, long live, long lost, long lag) {}
}
