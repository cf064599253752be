/** Pools, their states and capacity, and where a new tenant may live. Enter at ChoosePool to place a tenant and at PoolLife to change a pool. */
@NullMarked
package dev.freehold.controlplane.placement;

import org.jspecify.annotations.NullMarked;
