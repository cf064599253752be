package dev.freehold.controlplane.event;

import java.util.UUID;

/** An event was written. Observed in its transaction. */
public record EventRecorded(UUID id, long number, String type, UUID subject) {}
