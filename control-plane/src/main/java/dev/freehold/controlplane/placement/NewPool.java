package dev.freehold.controlplane.placement;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

/** A pool as asked for, all fields valid in themselves. */
record NewPool(PoolId id, Region region, PoolLimits limits) {}
