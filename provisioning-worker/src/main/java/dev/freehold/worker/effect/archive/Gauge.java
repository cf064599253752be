package dev.freehold.worker.effect.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import dev.freehold.contracts.command.StepProgress;
import dev.freehold.worker.saga.Progress;

import static java.util.Objects.requireNonNull;

/** Counts what a step has done and tells it, every second or so, from whichever thread counts. */
final class Gauge {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Progress progress;
    private final String step;
    private final Clock clock;
    private final long expectedRows;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicReference<Instant> next;

    Gauge(Progress progress, String step, Clock clock, long expectedRows) {
        this.progress = requireNonNull(progress, "progress is null");
        this.step = requireNonNull(step, "step is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.expectedRows = expectedRows;
        this.next = new AtomicReference<>(clock.instant().plus(PACE));
    }

    void add(long moreRows, long moreBytes) {
        rows.addAndGet(moreRows);
        bytes.addAndGet(moreBytes);
        Instant due = next.get();
        Instant now = clock.instant();
        if (!now.isBefore(due) && next.compareAndSet(due, now.plus(PACE))) {
            tell();
        }
    }

    void tell() {
        progress.at(step, new StepProgress(rows.get(), bytes.get(), expectedRows));
    }
}
