package dev.freehold.contracts.command;

import java.time.Instant;

/** The answer to a heartbeat: the lease's new deadline. */
public record Heartbeat(Instant deadline) {}
