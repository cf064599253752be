package dev.freehold.controlplane.event;

import java.time.Clock;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

import static java.util.Objects.requireNonNull;

/** Forgets events whose time is over. */
@Singleton
class PurgeEvents {
    private static final int AT_ONCE = 1_000;

    private final EventTable table;
    private final EventsConfig config;
    private final Clock clock;

    PurgeEvents(EventTable table, EventsConfig config, Clock clock) {
        this.table = requireNonNull(table);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (QuarkusTransaction.requiringNew().call(this::some) == AT_ONCE) {
            // Until few are left.
        }
    }

    private int some() {
        return table.purge(clock.instant().minus(config.keep()), AT_ONCE);
    }
}
