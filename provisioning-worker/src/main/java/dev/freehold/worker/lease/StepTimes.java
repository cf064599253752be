package dev.freehold.worker.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationKind;

import static java.util.Objects.requireNonNull;

/** Measures the steps of one run that had something to do, one after the other. Never labelled by tenant. */
final class StepTimes {
    private final MeterRegistry meters;
    private final Clock clock;
    private final OperationKind kind;
    private @Nullable Instant begun;

    StepTimes(MeterRegistry meters, Clock clock, OperationKind kind) {
        this.meters = requireNonNull(meters, "meters is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.kind = requireNonNull(kind, "kind is null");
    }

    /** What comes next is a step's doing. */
    void begin() {
        begun = clock.instant();
    }

    /** Does nothing where nothing was begun: the step found its work done. */
    void end(String step, String outcome) {
        if (begun != null) {
            meters.timer("freehold.step.duration", "kind", kind.wireName(), "step", step, "outcome", outcome)
                    .record(Duration.between(begun, clock.instant()));
            begun = null;
        }
    }
}
