package dev.freehold.controlplane.audit;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.contracts.audit.AuditHead;
import dev.freehold.contracts.audit.AuditLink;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.controlplane.audit.anchor.HeadStore;
import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Signs how long the chain is and keeps that outside. Two replicas that do it at once do it twice, which harms nothing. */
@Singleton
class AnchorHead {
    private static final Logger LOG = Logger.getLogger(AnchorHead.class);

    private final ChainTable chain;
    private final HeadTable heads;
    private final Optional<HeadStore> store;
    private final SigningKey authority;
    private final Clock clock;
    private volatile long waiting;

    AnchorHead(
            ChainTable chain,
            HeadTable heads,
            Optional<HeadStore> store,
            SigningKey authority,
            Clock clock,
            MeterRegistry metrics) {
        this.chain = requireNonNull(chain);
        this.heads = requireNonNull(heads);
        this.store = requireNonNull(store);
        this.authority = requireNonNull(authority);
        this.clock = requireNonNull(clock);
        metrics.gauge("freehold.audit.unanchored", this, anchor -> anchor.waiting);
    }

    @Scheduled(every = "{freehold.audit.anchor-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            Optional<AuditLink> last = chain.last();
            waiting = last.map(AuditLink::number).orElse(0L) - heads.last();
            if (waiting > 0 && store.isPresent()) {
                anchor(store.get(), last.orElseThrow());
                waiting = 0;
            }
        } catch (IOException | JdbiException e) {
            LOG.errorf(e, "the audit's head is not kept outside" + LogKeys.COUNT, waiting);
        }
    }

    private void anchor(HeadStore outside, AuditLink last) throws IOException {
        AuditHead head = new AuditHead(last.number(), last.hash(), clock.instant());
        String signed = head.sign(authority);
        outside.keep(head.number(), signed);
        heads.insert(head, signed);
    }
}
