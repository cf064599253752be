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
        @Nullable Fault error) {
    /** How long it took, or has been going on; empty before it starts. */
    Optional<Duration> elapsed(InstantSource clock) {
        return Optional.ofNullable(startedAt)
                .map(start -> Duration.between(start, requireNonNullElseGet(finishedAt, clock::instant)));
    }
}
