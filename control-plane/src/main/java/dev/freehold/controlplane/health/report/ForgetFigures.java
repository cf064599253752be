package dev.freehold.controlplane.health.report;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Removes figures that nobody looks back to any more. */
@Singleton
class ForgetFigures {
    private static final Logger LOG = Logger.getLogger(ForgetFigures.class);
    private static final String TRAFFIC = """
            DELETE FROM tenant_traffic
            WHERE grain = 'minutes' AND slot < clock_timestamp() - interval '1 hour'
               OR grain = 'hour' AND slot < clock_timestamp() - make_interval(secs => :keep)
               OR grain = 'month' AND slot < clock_timestamp() - interval '400 days'
            """;
    private static final String SIZES = """
            DELETE FROM tenant_size_day WHERE day < (clock_timestamp() - make_interval(secs => :keep))::date
            """;

    private final Jdbi jdbi;
    private final PoolReportTable reports;
    private final MeasureConfig config;

    ForgetFigures(Jdbi jdbi, PoolReportTable reports, MeasureConfig config) {
        this.jdbi = requireNonNull(jdbi);
        this.reports = requireNonNull(reports);
        this.config = requireNonNull(config);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            double keep = config.keep().toSeconds();
            jdbi.useHandle(handle -> {
                handle.createUpdate(TRAFFIC).bind("keep", keep).execute();
                handle.createUpdate(SIZES).bind("keep", keep).execute();
            });
            reports.forget();
        } catch (JdbiException e) {
            LOG.warnf("old figures not removed" + LogKeys.CAUSE, e.getClass().getSimpleName());
        }
    }
}
