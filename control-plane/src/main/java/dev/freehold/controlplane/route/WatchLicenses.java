package dev.freehold.controlplane.route;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

/** Counts licences that end within a week: those that should have been renewed long ago, and those that somebody has to decide about. */
@Singleton
class WatchLicenses {
    private static final Logger LOG = Logger.getLogger(WatchLicenses.class);
    private static final Duration SOON = Duration.ofDays(7);

    /** One that is not renewed and has ended was meant to, or was revoked. */
    private static final String ENDING = """
            SELECT count(*) FILTER (WHERE license_renewable) AS renewable,
                   count(*) FILTER (WHERE NOT license_renewable AND license_valid_until > :now) AS final
            FROM route
            WHERE state <> 'gone' AND license_valid_until < :soon
            """;

    private final Jdbi jdbi;
    private final Clock clock;
    private final MultiGauge ending;

    WatchLicenses(Jdbi jdbi, Clock clock, MeterRegistry meters) {
        this.jdbi = requireNonNull(jdbi);
        this.clock = requireNonNull(clock);
        this.ending = MultiGauge.builder("freehold.licenses.ending")
                .description("Licences that end within seven days")
                .register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Instant now = clock.instant();
        try {
            ending.register(
                    jdbi.withHandle(handle -> handle.createQuery(ENDING)
                            .bind("now", now)
                            .bind("soon", now.plus(SOON))
                            .map((result, context) -> rows(new Row(result)))
                            .one()),
                    true);
        } catch (JdbiException e) {
            // The figures before stay until the database is back.
            LOG.warnf("licences not counted" + LogKeys.CAUSE, e.getClass().getSimpleName());
        }
    }

    private static List<MultiGauge.Row<?>> rows(Row row) throws SQLException {
        return List.of(
                MultiGauge.Row.of(Tags.of("renewable", "true"), row.number("renewable")),
                MultiGauge.Row.of(Tags.of("renewable", "false"), row.number("final")));
    }
}
