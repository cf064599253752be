package dev.freehold.worker.census;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import dev.freehold.contracts.census.CensusTask;
import dev.freehold.contracts.command.LeaseRequest;
import dev.freehold.worker.lease.WorkerAdmitted;
import dev.freehold.worker.platform.WorkerName;

import static java.util.Objects.requireNonNull;

/** Waits for tasks of a census and does them one by one, beside the commands, until the process stops. An idle one costs a request in 20 s. */
@Singleton
final class CensusLoop {
    private static final Logger LOG = Logger.getLogger(CensusLoop.class);
    private static final int WAIT_SECONDS = 20;
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(3);

    private final CensusApi controlPlane;
    private final DoTask doTask;
    private final LeaseRequest request;
    private final Thread thread = Thread.ofVirtual().name("census-loop").unstarted(this::loop);
    private volatile boolean stopping;

    CensusLoop(@RestClient CensusApi controlPlane, DoTask doTask, WorkerName name) {
        this.controlPlane = requireNonNull(controlPlane, "controlPlane is null");
        this.doTask = requireNonNull(doTask, "doTask is null");
        this.request = new LeaseRequest(name.value(), WAIT_SECONDS);
    }

    void start(@Observes WorkerAdmitted event) {
        thread.start();
    }

    /** A task that is broken off is taken by another worker once its lease has run out. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
    }

    private void loop() {
        try {
            while (!stopping) {
                next().ifPresent(doTask::run);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** That the control plane is away is said by the lease loop. */
    private Optional<CensusTask> next() throws InterruptedException {
        try {
            return Optional.ofNullable(controlPlane.lease(request).getEntity());
        } catch (RuntimeException e) {
            LOG.debug("No census task could be leased.", e);
            Thread.sleep(AFTER_A_FAILURE);
            return Optional.empty();
        }
    }
}
