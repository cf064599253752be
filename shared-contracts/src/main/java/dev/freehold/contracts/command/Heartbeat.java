package dev.freehold.contracts.command;

/** The answer to a heartbeat: how many seconds the lease lasts from now on unless another one prolongs it. */
public record Heartbeat(int leaseSeconds) {}
