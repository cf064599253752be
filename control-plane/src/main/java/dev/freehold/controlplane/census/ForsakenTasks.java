package dev.freehold.controlplane.census;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Gives up what no worker takes or none survives, in whichever replica comes first, so that a census ends. */
@Singleton
class ForsakenTasks {
    private static final Logger LOG = Logger.getLogger(ForsakenTasks.class);

    private final TaskTable tasks;
    private final EndTask endTask;
    private final CensusConfig config;
    private final Clock clock;

    ForsakenTasks(TaskTable tasks, EndTask endTask, CensusConfig config, Clock clock) {
        this.tasks = requireNonNull(tasks);
        this.endTask = requireNonNull(endTask);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Instant now = clock.instant();
        Instant longAgo = now.minus(config.patience());
        List<UUID> forsaken =
                QuarkusTransaction.requiringNew().call(() -> tasks.forsaken(longAgo, now, config.maxAttempts()));
        forsaken.forEach(id -> giveUp(id, longAgo, now));
    }

    /** Each for itself: what goes wrong with one census must not keep another from ending. */
    private void giveUp(UUID id, Instant longAgo, Instant now) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> tasks.lockForsaken(id, longAgo, now, config.maxAttempts())
                            .ifPresent(task -> endTask.giveUp(task, reason(task))));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "census task cannot be given up" + LogKeys.CAUSE,
                    e.getClass().getSimpleName());
        }
    }

    private String reason(Task task) {
        String nobody = "No worker of region " + task.region() + " did this within "
                + config.patience().toSeconds() + " s.";
        return requireNonNullElse(task.error(), nobody);
    }
}
