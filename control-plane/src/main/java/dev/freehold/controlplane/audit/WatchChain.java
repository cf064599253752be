package dev.freehold.controlplane.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.contracts.audit.AuditLink;
import dev.freehold.contracts.audit.BrokenChainException;
import dev.freehold.contracts.audit.ChainCheck;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Walks the whole chain now and then, in constant memory, so that a change shows without anybody asking. What only heads show, {@link AnchorHead} tells. */
@Singleton
class WatchChain {
    private static final Logger LOG = Logger.getLogger(WatchChain.class);
    private static final int AT_ONCE = 500;

    private final ChainTable chain;
    private final Clock clock;
    private volatile long brokenAt;
    private volatile Instant walkedAt;

    WatchChain(ChainTable chain, Clock clock, MeterRegistry metrics) {
        this.chain = requireNonNull(chain);
        this.clock = requireNonNull(clock);
        this.walkedAt = clock.instant();
        Gauge.builder("freehold.audit.broken", this, watch -> watch.brokenAt)
                .description("Number of the first link of the audit's chain that is not as it was made; 0 if all are")
                .register(metrics);
        Gauge.builder("freehold.audit.unchecked", this, WatchChain::unchecked)
                .baseUnit("seconds")
                .description("Since the chain was last walked to its end, or this process was started")
                .register(metrics);
    }

    @Scheduled(every = "{freehold.audit.check-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            walk();
            brokenAt = 0;
            walkedAt = clock.instant();
        } catch (BrokenChainException broken) {
            brokenAt = broken.number();
            walkedAt = clock.instant();
            LOG.errorf("the audit was changed" + LogKeys.CAUSE, broken.getMessage());
        } catch (JdbiException | RefusedException e) {
            LOG.warnf(
                    "the audit's chain was not checked" + LogKeys.CAUSE,
                    e.getClass().getSimpleName());
        }
    }

    private double unchecked() {
        return Duration.between(walkedAt, clock.instant()).toSeconds();
    }

    private void walk() {
        ChainCheck check = new ChainCheck(List.of());
        List<AuditLink> links;
        do {
            links = chain.after(check.length(), AT_ONCE);
            links.forEach(check::accept);
        } while (!links.isEmpty());
    }
}
