package dev.freehold.controlplane.placement;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

/** A pool was made known at run time; its region may be one that nobody knew. */
public record PoolRegistered(PoolId pool, Region region) {}
