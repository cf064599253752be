package dev.freehold.worker.lease;

import java.time.Duration;

import io.opentelemetry.context.Context;
import org.jboss.logging.Logger;

import dev.freehold.contracts.command.Heartbeat;
import dev.freehold.contracts.command.HeartbeatRequest;
import dev.freehold.contracts.command.Lease;
import dev.freehold.worker.saga.LeaseLostException;

import static dev.freehold.worker.platform.LogKeys.OPERATION;
import static dev.freehold.worker.platform.LogKeys.REASON;
import static java.util.Objects.requireNonNull;

/** Beats for one lease on a thread of its own until it is closed, and loses the lease once a beat is refused or the deadline passes. */
final class Heart implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Heart.class);

    private final ControlPlane controlPlane;
    private final Lease lease;
    private final LeaseGuard guard;
    private final Thread thread;
    private volatile boolean closed;
    private boolean warned;

    Heart(ControlPlane controlPlane, Lease lease, LeaseGuard guard) {
        this.controlPlane = requireNonNull(controlPlane, "controlPlane is null");
        this.lease = requireNonNull(lease, "lease is null");
        this.guard = requireNonNull(guard, "guard is null");
        this.thread = Thread.ofVirtual()
                .name("heart-" + lease.command().operation())
                .start(Context.current().wrap(this::beat));
    }

    /** An interrupt alone can get lost inside a request, and the heart would then keep a lease that nobody works on. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void beat() {
        try {
            while (!closed && guard.holds()) {
                Thread.sleep(Duration.ofSeconds(lease.heartbeatSeconds()));
                beatOnce();
            }
            if (!closed) {
                guard.lose();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** The lease will run out in the middle of the work, and nothing else would tell why. */
    private void warnOnce(ReportRefusedException refused) {
        if (!warned) {
            warned = true;
            LOG.warnf(
                    "Heartbeats are refused." + REASON + OPERATION,
                    refused.getMessage(),
                    lease.command().operation());
        }
    }

    private void beatOnce() {
        try {
            var request = new HeartbeatRequest(lease.attempt());
            long asked = guard.now();
            Heartbeat answer = controlPlane.heartbeat(lease.command().operation(), request);
            guard.prolong(asked, Duration.ofSeconds(answer.leaseSeconds()));
        } catch (LeaseLostException refused) {
            guard.lose();
        } catch (ReportRefusedException refused) {
            warnOnce(refused);
        } catch (RuntimeException e) {
            LOG.debugf(e, "A heartbeat failed." + OPERATION, lease.command().operation());
        }
    }
}
