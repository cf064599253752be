package dev.freehold.worker.lease;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import static java.util.Objects.requireNonNull;

/** Keeps the control plane told of what the pools can take: a server may have been restarted with another limit. */
@Singleton
class AnnouncePools {
    private static final Logger LOG = Logger.getLogger(AnnouncePools.class);

    private final Admission admission;

    AnnouncePools(Admission admission) {
        this.admission = requireNonNull(admission, "admission is null");
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            admission.tellOfPools();
        } catch (RuntimeException e) {
            LOG.debugf(e, "The capacity of the pools is told later.");
        }
    }
}
