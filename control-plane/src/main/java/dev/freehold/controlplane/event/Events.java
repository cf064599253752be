package dev.freehold.controlplane.event;

import java.util.UUID;

import jakarta.inject.Singleton;

import dev.freehold.contracts.event.CloudEvent;

import static java.util.Objects.requireNonNull;

/** Reads events for those who deliver them. */
@Singleton
public class Events {
    private final EventTable table;

    Events(EventTable table) {
        this.table = requireNonNull(table);
    }

    /** Expects it to be there. */
    public CloudEvent get(UUID id) {
        return table.get(id);
    }
}
