package dev.freehold.controlplane.operation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;

import static java.util.Objects.requireNonNull;

/** Counts operations by kind and by how they ended, once that is committed. */
@Singleton
class CountOperations {
    private final MeterRegistry meters;

    CountOperations(MeterRegistry meters) {
        this.meters = requireNonNull(meters);
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) OperationEnded end) {
        Counter.builder("freehold.operations")
                .description("Operations that ended")
                .tag("kind", end.kind().wireName())
                .tag("outcome", end.state().wireName())
                .register(meters)
                .increment();
    }
}
