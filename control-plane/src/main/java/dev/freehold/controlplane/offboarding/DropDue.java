package dev.freehold.controlplane.offboarding;

import java.time.Clock;
import java.time.Duration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.tenant.DropTenant;

import static java.util.Objects.requireNonNull;

/** Orders the drop of tenants whose retention is over; whichever replica comes first. */
@Singleton
class DropDue {
    private static final Logger LOG = Logger.getLogger(DropDue.class);

    /** Of a pool, whose workers let in so many an hour. Those behind are not ordered yet, and can be taken back. */
    private static final int AT_ONCE = 10;

    /** The pool's clock decides, and may be behind ours. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** How long to wait after a worker has refused a drop. */
    private static final Duration RETRY_AFTER = Duration.ofMinutes(15);

    private final DueTable due;
    private final DropTenant dropTenant;
    private final Clock clock;

    DropDue(DueTable due, DropTenant dropTenant, Clock clock) {
        this.due = requireNonNull(due);
        this.dropTenant = requireNonNull(dropTenant);
        this.clock = requireNonNull(clock);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            var now = clock.instant();
            due.oldest(now.minus(MARGIN), now.minus(RETRY_AFTER), AT_ONCE).forEach(this::order);
        } catch (JdbiException e) {
            LOG.warnf("drops not ordered" + LogKeys.CAUSE, e.getClass().getSimpleName());
        }
    }

    private void order(TenantId tenant) {
        try {
            QuarkusTransaction.requiringNew().run(() -> dropTenant.whenDue(tenant));
        } catch (Refusal refused) {
            LOG.infof("a drop waits" + LogKeys.TENANT + LogKeys.CAUSE, tenant, refused.getMessage());
        }
    }
}
