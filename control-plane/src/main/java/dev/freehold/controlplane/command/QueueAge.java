package dev.freehold.controlplane.command;

import java.time.Clock;
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

/** Measures how long the oldest due command of each region waits for a worker; 0 where none does. */
@Singleton
class QueueAge {
    private static final Logger LOG = Logger.getLogger(QueueAge.class);
    private static final String OLDEST = """
            SELECT p.region, coalesce(extract(epoch FROM CAST(:now AS timestamptz) - min(c.due_at)), 0) AS seconds
            FROM (SELECT DISTINCT region FROM pool) p
            LEFT JOIN command c ON c.region = p.region AND c.state <> 'closed' AND c.due_at <= :now
            GROUP BY p.region
            """;

    private final Jdbi jdbi;
    private final Clock clock;
    private final MultiGauge gauge;

    QueueAge(Jdbi jdbi, Clock clock, MeterRegistry meters) {
        this.jdbi = requireNonNull(jdbi);
        this.clock = requireNonNull(clock);
        this.gauge = MultiGauge.builder("freehold.queue.age")
                .description("How long the oldest due command waits for a worker")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try {
            gauge.register(rows(), true);
        } catch (JdbiException e) {
            // The age before stays until the database is back.
            LOG.warnf("queue age not measured" + LogKeys.CAUSE, e.getClass().getSimpleName());
        }
    }

    private List<MultiGauge.Row<?>> rows() {
        return jdbi.withHandle(handle -> handle.createQuery(OLDEST)
                .bind("now", clock.instant())
                .<MultiGauge.Row<?>>map((result, context) -> MultiGauge.Row.of(
                        Tags.of("region", new Row(result).text("region")), result.getDouble("seconds")))
                .list());
    }
}
