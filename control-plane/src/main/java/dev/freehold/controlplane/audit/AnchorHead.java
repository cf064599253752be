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
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.controlplane.audit.anchor.HeadStore;
import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/**
 * Signs how long the chain is and keeps that outside. What was kept it remembers itself: the database's word is what the heads are to check. Two replicas keep
 * the same head twice, and each keeps one after its start.
 */
@Singleton
class AnchorHead {
    private static final Logger LOG = Logger.getLogger(AnchorHead.class);

    private final ChainTable chain;
    private final HeadTable heads;
    private final Optional<HeadStore> store;
    private final SigningKey authority;
    private final Clock clock;
    private volatile long unanchored;
    private volatile boolean shorter;
    private ChainTable.Tail kept = ChainTable.Tail.NONE;

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
        metrics.gauge("freehold.audit.unanchored", this, anchor -> anchor.unanchored);
        metrics.gauge("freehold.audit.shorter", this, anchor -> anchor.shorter ? 1 : 0);
    }

    @Scheduled(every = "{freehold.audit.anchor-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            // Before the chain, which only grows: another process signs heads of it meanwhile.
            long longest = heads.longest();
            ChainTable.Tail tail = chain.tail();
            unanchored = Math.max(0, tail.number() - kept.number()) + chain.waiting();
            shorter = tail.number() < Math.max(kept.number(), longest);
            if (shorter) {
                LOG.errorf("the audit is shorter than a head that was signed" + LogKeys.COUNT, tail.number());
            }
            if (!tail.equals(kept) && tail.number() > 0 && store.isPresent()) {
                anchor(store.get(), tail);
                kept = tail;
                unanchored = chain.waiting();
            }
        } catch (IOException | JdbiException e) {
            LOG.errorf(e, "the audit's head is not kept outside" + LogKeys.COUNT, unanchored);
        }
    }

    private void anchor(HeadStore outside, ChainTable.Tail tail) throws IOException {
        AuditHead head = new AuditHead(tail.number(), tail.hash(), clock.instant());
        String signed = head.sign(authority);
        outside.keep(head, signed);
        heads.insert(head, signed);
    }
}
