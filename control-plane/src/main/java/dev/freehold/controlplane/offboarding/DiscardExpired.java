package dev.freehold.controlplane.offboarding;

import java.time.Clock;
import java.time.Duration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.controlplane.archive.Removals;
import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.tenant.DiscardArchive;

import static java.util.Objects.requireNonNull;

/** Orders the removal of archives whose time is over; whichever replica comes first. */
@Singleton
class DiscardExpired {
    private static final Logger LOG = Logger.getLogger(DiscardExpired.class);
    private static final int AT_ONCE = 20;

    /** How long to wait after a removal that came to nothing. */
    private static final Duration RETRY_AFTER = Duration.ofHours(6);

    private final Removals removals;
    private final DiscardArchive discardArchive;
    private final Clock clock;

    DiscardExpired(Removals removals, DiscardArchive discardArchive, Clock clock) {
        this.removals = requireNonNull(removals);
        this.discardArchive = requireNonNull(discardArchive);
        this.clock = requireNonNull(clock);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            removals.expired(clock.instant().minus(RETRY_AFTER), AT_ONCE).forEach(this::order);
        } catch (JdbiException e) {
            LOG.warnf("removals not ordered" + LogKeys.CAUSE, e.getClass().getSimpleName());
        }
    }

    private void order(Removals.Expired expired) {
        try {
            QuarkusTransaction.requiringNew().run(() -> discardArchive.whenExpired(expired));
        } catch (Refusal refused) {
            LOG.infof("a removal waits" + LogKeys.TENANT + LogKeys.CAUSE, expired.tenant(), refused.getMessage());
        }
    }
}
