package dev.freehold.controlplane.usage;

import java.sql.SQLException;

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

/** Counts the tenants that use more than their plan allows of what is counted and refused by no gate. */
@Singleton
class WatchLimits {
    private static final Logger LOG = Logger.getLogger(WatchLimits.class);

    private static final String OVER = """
            SELECT counted.what, count(o.tenant) AS tenants
            FROM (VALUES ('users'), ('storage'), ('connections')) AS counted (what)
            LEFT JOIN tenant_over o ON o.what = counted.what
            GROUP BY counted.what
            """;

    private final Jdbi jdbi;
    private final MultiGauge over;

    WatchLimits(Jdbi jdbi, MeterRegistry meters) {
        this.jdbi = requireNonNull(jdbi);
        this.over = MultiGauge.builder("freehold.tenants.over")
                .description("Tenants that use more than their plan allows")
                .register(meters);
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            over.register(
                    jdbi.withHandle(handle -> handle.createQuery(OVER)
                            .<MultiGauge.Row<?>>map((result, context) -> row(new Row(result)))
                            .list()),
                    true);
        } catch (JdbiException e) {
            // The figures before stay until the database is back.
            LOG.warnf(
                    "tenants over their limits not counted" + LogKeys.CAUSE,
                    e.getClass().getSimpleName());
        }
    }

    private static MultiGauge.Row<?> row(Row row) throws SQLException {
        return MultiGauge.Row.of(Tags.of("limit", row.text("what")), row.number("tenants"));
    }
}
