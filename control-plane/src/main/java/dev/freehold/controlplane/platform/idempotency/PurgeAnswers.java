package dev.freehold.controlplane.platform.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

import dev.freehold.controlplane.platform.LogKeys;

import static java.util.Objects.requireNonNull;

/** Forgets answers that nobody may ask for again. */
@Singleton
class PurgeAnswers {
    private static final Logger LOG = Logger.getLogger(PurgeAnswers.class);

    private final AnswerTable answers;

    PurgeAnswers(AnswerTable answers) {
        this.answers = requireNonNull(answers);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void run() {
        LOG.debugf("idempotency keys purged" + LogKeys.COUNT, answers.purge());
    }
}
