package dev.freehold.controlplane.webhook;

import java.time.Clock;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.freehold.controlplane.event.EventRecorded;

import static java.util.Objects.requireNonNull;

/** Puts each event down for everybody who wants it, in the transaction that writes it. */
@Singleton
class FanOut {
    private final DeliveryTable deliveries;
    private final Clock clock;

    FanOut(DeliveryTable deliveries, Clock clock) {
        this.deliveries = requireNonNull(deliveries);
        this.clock = requireNonNull(clock);
    }

    void recorded(@Observes EventRecorded event) {
        deliveries.fanOut(event.id(), event.number(), event.type(), event.subject(), clock.instant());
    }
}
