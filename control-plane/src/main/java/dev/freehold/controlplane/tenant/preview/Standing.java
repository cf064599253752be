package dev.freehold.controlplane.tenant.preview;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Epoch;

/**
 * How a tenant stands at one moment.
 *
 * @param route what data planes are told of it; none where nothing is published
 */
public record Standing(String state, Epoch epoch, @Nullable PublishedRoute route) {}
