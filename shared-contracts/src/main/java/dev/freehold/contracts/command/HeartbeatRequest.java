package dev.freehold.contracts.command;

/** Keeps a lease alive. */
public record HeartbeatRequest(int attempt) {}
