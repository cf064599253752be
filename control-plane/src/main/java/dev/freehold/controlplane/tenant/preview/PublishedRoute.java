package dev.freehold.controlplane.tenant.preview;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Epoch;

/**
 * A tenant's route as data planes read it.
 *
 * @param licenseValidUntil none once the route is gone, and its licence with it
 */
public record PublishedRoute(
        String state, Epoch epoch, @Nullable Instant licenseValidUntil) {}
