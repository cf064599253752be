package dev.freehold.controlplane.tenant.preview;

/** What would become of one part of a tenant, for people to read. */
public record Effect(String part, String becomes) {}
