package dev.freehold.controlplane.rotation;

import java.time.Clock;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.tenant.OrderRotation;

import static java.util.Objects.requireNonNull;

/** Orders rotations that are due, oldest credential first, as many as may be under way in each region; whichever replica comes first. */
@Singleton
class RotateDue {
    private static final Logger LOG = Logger.getLogger(RotateDue.class);

    private final DueTable due;
    private final OrderRotation orderRotation;
    private final RotationConfig config;
    private final Clock clock;

    RotateDue(DueTable due, OrderRotation orderRotation, RotationConfig config, Clock clock) {
        this.due = requireNonNull(due);
        this.orderRotation = requireNonNull(orderRotation);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            var leaveAlone = clock.instant().minus(config.retryAfter());
            for (Region region : due.regions(config.maxAge(), leaveAlone)) {
                fill(region);
            }
        } catch (JdbiException e) {
            LOG.warnf("rotations not ordered" + LogKeys.CAUSE, e.getClass().getSimpleName());
        }
    }

    private void fill(Region region) {
        try {
            while (QuarkusTransaction.requiringNew().call(() -> orderOne(region))) {
                // Until as many are under way as may be.
            }
        } catch (Refusal refused) {
            LOG.infof("a rotation waits" + LogKeys.REGION + LogKeys.CAUSE, region, refused.getMessage());
        }
    }

    private boolean orderOne(Region region) {
        due.lock(region);
        if (due.underWay(region) >= config.atOnce()) {
            return false;
        }
        var leaveAlone = clock.instant().minus(config.retryAfter());
        var next = due.oldest(region, config.maxAge(), leaveAlone);
        next.ifPresent(tenant -> orderRotation.run(tenant.tenant(), tenant.requestedBy()));
        return next.isPresent();
    }
}
