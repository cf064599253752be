package dev.freehold.worker.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;

import dev.freehold.contracts.operation.OperationKind;

import static java.util.Objects.requireNonNull;

/** Measures the steps of one run that had to act. Never labelled by tenant. */
final class StepTimes {
    private final MeterRegistry meters;
    private final Clock clock;
    private final OperationKind kind;
    private final Map<String, Instant> begun = new HashMap<>();

    StepTimes(MeterRegistry meters, Clock clock, OperationKind kind) {
        this.meters = requireNonNull(meters, "meters is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.kind = requireNonNull(kind, "kind is null");
    }

    void started(String step) {
        begun.put(step, clock.instant());
    }

    void finished(String step) {
        Instant start = begun.remove(step);
        if (start != null) {
            meters.timer("freehold.worker.step", "kind", kind.wireName(), "step", step)
                    .record(Duration.between(start, clock.instant()));
        }
    }
}
