package dev.freehold.controlplane.audit;

import java.util.ArrayList;
import java.util.List;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.contracts.audit.AuditEntry;
import dev.freehold.contracts.audit.AuditLink;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/**
 * Puts what was written into the chain, about a second later and whichever replica comes first: a chain that grew in the actions' own transactions would make
 * them wait for each other.
 */
@Singleton
class LinkEntries {
    private static final Logger LOG = Logger.getLogger(LinkEntries.class);
    private static final int AT_ONCE = 500;

    private final ChainTable chain;

    LinkEntries(ChainTable chain) {
        this.chain = requireNonNull(chain);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::linkSome) == AT_ONCE) {
                // More may wait.
            }
        } catch (JdbiException | RefusedException e) {
            LOG.errorf("audit entries not linked" + LogKeys.CAUSE, e.getClass().getSimpleName());
        }
    }

    private int linkSome() {
        if (!chain.tryLock()) {
            return 0;
        }
        List<AuditEntry> entries = chain.unlinked(AT_ONCE);
        if (entries.isEmpty()) {
            return 0;
        }
        chain.append(links(chain.tail(), entries));
        return entries.size();
    }

    private static List<AuditLink> links(ChainTable.Tail tail, List<AuditEntry> entries) {
        List<AuditLink> links = new ArrayList<>(entries.size());
        ChainTable.Tail last = tail;
        for (AuditEntry entry : entries) {
            AuditLink link = AuditLink.after(last.number(), last.hash(), entry);
            links.add(link);
            last = new ChainTable.Tail(link.number(), link.hash());
        }
        return links;
    }
}
