package dev.freehold.cli.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNullElseGet;

/** One step of an operation. */
record Step(
        @Nullable String name,
        @Nullable String state,
        int attempts,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Fault error,
        @Nullable Done progress) {
    /** How long it took, or has been going on; empty before it starts. */
    Optional<Duration> elapsed(InstantSource clock) {
        return Optional.ofNullable(startedAt)
                .map(start -> Duration.between(start, requireNonNullElseGet(finishedAt, clock::instant)));
    }

    /** How much of its work is done, such as {@code 5 of 12 rows, 700 bytes}; empty where it does not count. */
    String done() {
        if (progress == null) {
            return "";
        }
        String of = progress.expectedRows() == null ? "" : " of " + progress.expectedRows();
        return progress.rows() + of + " rows, " + progress.bytes() + " bytes";
    }

    /** What a step counts. */
    record Done(long rows, long bytes, @Nullable Long expectedRows) {}
}
