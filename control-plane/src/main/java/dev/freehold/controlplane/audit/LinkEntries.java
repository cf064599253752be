package dev.freehold.controlplane.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.audit.AuditEntry;
import dev.freehold.contracts.audit.AuditLink;
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
        } catch (JdbiException e) {
            LOG.warnf("audit entries not linked" + LogKeys.CAUSE, e.getClass().getSimpleName());
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
        chain.append(links(chain.last(), entries));
        return entries.size();
    }

    private static List<AuditLink> links(Optional<AuditLink> last, List<AuditEntry> entries) {
        List<AuditLink> links = new ArrayList<>(entries.size());
        @Nullable AuditLink before = last.orElse(null);
        for (AuditEntry entry : entries) {
            AuditLink link = before == null ? AuditLink.first(entry) : before.next(entry);
            links.add(link);
            before = link;
        }
        return links;
    }
}
