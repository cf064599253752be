package dev.freehold.controlplane.tenant.preview;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;

/**
 * The pool it would happen in.
 *
 * @param usedTenants before the call
 * @param reason why this one, where it is chosen
 */
public record PlannedPool(
        PoolId id,
        long usedTenants,
        long maxTenants,
        @Nullable String reason) {}
