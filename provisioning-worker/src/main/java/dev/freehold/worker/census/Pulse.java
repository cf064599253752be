package dev.freehold.worker.census;

import java.time.Duration;

import org.jboss.logging.Logger;

import static java.util.Objects.requireNonNull;

/** Tells the control plane every so often that a task is still being worked on, on a thread of its own until it is closed. */
final class Pulse implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Pulse.class);

    private final Duration every;
    private final Runnable beat;
    private final Thread thread;
    private volatile boolean closed;

    private Pulse(Duration every, Runnable beat) {
        this.every = requireNonNull(every, "every is null");
        this.beat = requireNonNull(beat, "beat is null");
        this.thread = Thread.ofVirtual().name("census-pulse").unstarted(this::run);
    }

    static Pulse start(Duration every, Runnable beat) {
        Pulse pulse = new Pulse(every, beat);
        pulse.thread.start();
        return pulse;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed) {
                Thread.sleep(every);
                beatOnce();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is refused is refused to the task's end as well, which tells of it. */
    private void beatOnce() {
        try {
            beat.run();
        } catch (RuntimeException e) {
            LOG.debug("A census task's lease could not be prolonged.", e);
        }
    }
}
