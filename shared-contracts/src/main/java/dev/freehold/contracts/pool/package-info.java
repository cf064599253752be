/** How a region's workers and the control plane speak of pools: PoolReport goes there and PoolOrder comes back; where that asks for it, PoolMeasurement follows. */
@NullMarked
package dev.freehold.contracts.pool;

import org.jspecify.annotations.NullMarked;
