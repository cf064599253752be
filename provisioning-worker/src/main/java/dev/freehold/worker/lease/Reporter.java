package dev.freehold.worker.lease;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

import io.opentelemetry.context.Context;
import org.jboss.logging.Logger;

import dev.freehold.contracts.command.Lease;
import dev.freehold.contracts.operation.OperationId;
import dev.freehold.worker.saga.LeaseLostException;

import static dev.freehold.worker.platform.LogKeys.OPERATION;
import static dev.freehold.worker.platform.LogKeys.REASON;
import static java.util.Objects.requireNonNull;

/**
 * Passes a run's reports on to the control plane, in order, beside the work: progress is for watchers and must not hold the work up.
 * What cannot be delivered now is kept and goes with the next; what the control plane will never take is dropped. A refusal for good
 * loses the lease.
 */
final class Reporter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Reporter.class);
    /** Long enough that quick steps share a request, short enough that nobody who watches sees it. */
    private static final Duration GATHERING = Duration.ofMillis(25);

    private static final int MOST_IN_WAITING = 100;

    private final ControlPlane controlPlane;
    private final OperationId operation;
    private final LeaseGuard guard;
    private final Deque<Report> untold = new ArrayDeque<>();
    private final ReentrantLock telling = new ReentrantLock();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    Reporter(ControlPlane controlPlane, Lease lease, LeaseGuard guard) {
        this.controlPlane = requireNonNull(controlPlane, "controlPlane is null");
        this.operation = lease.command().operation();
        this.guard = requireNonNull(guard, "guard is null");
        this.thread = Thread.ofVirtual()
                .name("reporter-" + operation)
                .start(Context.current().wrap(this::tellOnAndOn));
    }

    /** Leaves the telling to this reporter's own thread. */
    void tell(Report report) {
        add(report);
        news.release();
    }

    /**
     * Tells this before it returns. What cannot be delivered now is kept.
     *
     * @throws LeaseLostException if another attempt has the command
     */
    void tellNow(Report report) {
        add(report);
        try {
            flush();
        } catch (LeaseLostException lost) {
            throw lost;
        } catch (RuntimeException e) {
            LOG.debugf(e, "A report waits." + OPERATION, operation);
        }
    }

    /** Delivers what is still to be told, or throws what prevents it. */
    void flush() {
        telling.lock();
        try {
            for (List<Report> next = next(); !next.isEmpty(); next = next()) {
                deliver(next);
                remove(next.size());
            }
        } catch (LeaseLostException lost) {
            guard.lose();
            throw lost;
        } finally {
            telling.unlock();
        }
    }

    /** Ends the telling; what has not been delivered never is. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void tellOnAndOn() {
        try {
            while (!closed) {
                news.acquire();
                Thread.sleep(GATHERING);
                news.drainPermits();
                tellWhatCanBe();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (LeaseLostException lost) {
            LOG.debugf(lost, "Reports are no longer wanted." + OPERATION, operation);
        }
    }

    private void tellWhatCanBe() {
        try {
            flush();
        } catch (LeaseLostException lost) {
            throw lost;
        } catch (RuntimeException e) {
            LOG.debugf(e, "Reports wait." + OPERATION, operation);
        }
    }

    private void deliver(List<Report> reports) {
        try {
            Report.send(reports, controlPlane, operation);
        } catch (ReportRefusedException refused) {
            if (reports.size() > 1) {
                reports.forEach(report -> deliver(List.of(report)));
            } else {
                LOG.errorf("A report is dropped." + REASON + OPERATION, refused.getMessage(), operation);
            }
        }
    }

    private synchronized void add(Report report) {
        // While nobody can be told, what a long step has done must not pile up.
        if (report instanceof Report.OfStep now
                && untold.peekLast() instanceof Report.OfStep last
                && untold.size() > MOST_IN_WAITING
                && last.outdatedBy(now)) {
            untold.removeLast();
        }
        untold.add(report);
    }

    /** As many of the oldest as go into one request. */
    private synchronized List<Report> next() {
        List<Report> next = new ArrayList<>();
        for (Report report : untold) {
            if (!next.isEmpty() && !report.goesWith(next.getFirst())) {
                break;
            }
            next.add(report);
        }
        return next;
    }

    private synchronized void remove(int count) {
        for (int i = 0; i < count; i++) {
            untold.remove();
        }
    }
}
