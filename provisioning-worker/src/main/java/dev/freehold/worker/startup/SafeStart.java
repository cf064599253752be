package dev.freehold.worker.startup;

import java.util.List;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import static java.util.Objects.requireNonNull;

/** Ends the process before anything of it works, where its settings or its pools are dangerous; only then lets the scheduler run. */
@Singleton
final class SafeStart {
    /** Before every other observer of the start. */
    private static final int FIRST = 1;

    private static final Logger LOG = Logger.getLogger(SafeStart.class);

    private final SafeSettings settings;
    private final SafePools pools;
    private final Scheduler scheduler;

    SafeStart(SafeSettings settings, SafePools pools, Scheduler scheduler) {
        this.settings = requireNonNull(settings, "settings is null");
        this.pools = requireNonNull(pools, "pools is null");
        this.scheduler = requireNonNull(scheduler, "scheduler is null");
    }

    /** @throws UnsafeStartException naming every reason at once; no pool is connected to with dangerous settings */
    void check(@Observes @Priority(FIRST) StartupEvent event) {
        refuseIfAny(settings.dangers());
        refuseIfAny(pools.dangers());
        scheduler.resume();
    }

    private static void refuseIfAny(List<String> reasons) {
        if (!reasons.isEmpty()) {
            reasons.forEach(LOG::fatal);
            throw new UnsafeStartException(reasons);
        }
    }
}
