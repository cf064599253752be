package dev.freehold.controlplane.webhook;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Sends what is due: to one webhook one after the other, to different ones beside each other, so that a slow one holds up nobody else. */
@Singleton
class SendDue {
    private static final Logger LOG = Logger.getLogger(SendDue.class);

    private final DeliveryTable deliveries;
    private final DeliverOne deliver;
    private final ExecutorService threads;
    private final Clock clock;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    SendDue(DeliveryTable deliveries, DeliverOne deliver, @VirtualThreads ExecutorService threads, Clock clock) {
        this.deliveries = requireNonNull(deliveries);
        this.deliver = requireNonNull(deliver);
        this.threads = requireNonNull(threads);
        this.clock = requireNonNull(clock);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            deliveries.waiting(clock.instant()).stream().filter(busy::add).forEach(this::start);
        } catch (JdbiException e) {
            LOG.warnf("webhooks not looked at" + LogKeys.CAUSE, e.getClass().getSimpleName());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void start(UUID webhook) {
        threads.submit(() -> send(webhook));
    }

    /** Until nothing is due or something was not taken; the next round goes on. */
    private void send(UUID webhook) {
        try {
            while (deliver.run(webhook)) {
                // The next one.
            }
        } catch (RuntimeException e) {
            LOG.warnf("a webhook was not served" + LogKeys.CAUSE, e.getClass().getSimpleName());
        } finally {
            busy.remove(webhook);
        }
    }
}
