package dev.freehold.worker.lifecycle;

import java.util.Optional;

import dev.freehold.worker.saga.SagaEnd;

/** How a leased command ended, and what it made for the route. */
public record Conducted(SagaEnd end, Optional<String> sealedPlacement) {
    @Override
    public String toString() {
        return "Conducted[" + end.outcome() + "]";
    }
}
