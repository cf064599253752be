package dev.freehold.worker.lease;

import java.util.Optional;
import java.util.concurrent.Semaphore;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.logging.Logger;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.command.LeaseRequest;
import dev.freehold.worker.platform.StateLog;
import dev.freehold.worker.platform.WorkerConfig;
import dev.freehold.worker.platform.WorkerName;

import static dev.freehold.worker.platform.LogKeys.REASON;
import static java.util.Objects.requireNonNull;

/** Asks to be let in, then for commands one by one, and runs each on a thread of its own, a bounded number at once, until the process stops. */
@Singleton
final class LeaseLoop {
    private static final String SUBJECT = "control plane";
    private static final int WAIT_SECONDS = 20;
    private static final Logger LOG = Logger.getLogger(LeaseLoop.class);

    private final Admission admission;
    private final Event<WorkerAdmitted> admitted;
    private final ControlPlane controlPlane;
    private final LeasedRun run;
    private final LeaseRequest request;
    private final RunningLeases running;
    private final WorkerConfig config;
    private final Backoff backoff = new Backoff();
    private final StateLog state = new StateLog(LOG);
    private final Thread thread = Thread.ofPlatform().name("lease-loop").unstarted(this::loop);
    private final Semaphore room;
    private volatile boolean stopping;

    LeaseLoop(
            Admission admission,
            Event<WorkerAdmitted> admitted,
            ControlPlane controlPlane,
            LeasedRun run,
            WorkerConfig config,
            WorkerName name) {
        this.admitted = requireNonNull(admitted, "admitted is null");
        this.admission = requireNonNull(admission, "admission is null");
        this.controlPlane = requireNonNull(controlPlane, "controlPlane is null");
        this.run = requireNonNull(run, "run is null");
        this.config = requireNonNull(config, "config is null");
        this.request = new LeaseRequest(name.value(), WAIT_SECONDS);
        this.room = new Semaphore(config.concurrency());
        this.running = new RunningLeases();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /** Takes no more commands; those at work may end in their time, then they are given back. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
        running.finish(config.shutdownDeadline());
    }

    private void loop() {
        try {
            while (!stopping && !isAdmitted()) {
                Thread.sleep(backoff.next());
            }
            while (!stopping) {
                room.acquire();
                next().ifPresentOrElse(this::begin, room::release);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (NotAdmittedException refused) {
            LOG.fatalf("The worker ends, since the control plane does not let it in." + REASON, refused.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private boolean isAdmitted() {
        try {
            admission.ask();
            backoff.reset();
            admitted.fire(new WorkerAdmitted());
            return true;
        } catch (NotAdmittedException refused) {
            throw refused;
        } catch (RuntimeException e) {
            state.bad(SUBJECT, reason(e));
            return false;
        }
    }

    private void begin(Lease lease) {
        running.start(lease.command().operation(), () -> {
            try {
                run.run(lease);
            } finally {
                room.release();
            }
        });
    }

    private Optional<Lease> next() throws InterruptedException {
        try {
            Optional<Lease> lease = controlPlane.lease(request);
            backoff.reset();
            state.good(SUBJECT, "The control plane can be reached.");
            return lease;
        } catch (RuntimeException e) {
            if (!stopping) {
                state.bad(SUBJECT, reason(e));
                Thread.sleep(backoff.next());
            }
            return Optional.empty();
        }
    }

    private static String reason(RuntimeException e) {
        return e instanceof WebApplicationException refused
                ? "The control plane refuses us with HTTP "
                        + refused.getResponse().getStatus() + "."
                : "The control plane, or the identity server on the way to it, cannot be reached.";
    }
}
