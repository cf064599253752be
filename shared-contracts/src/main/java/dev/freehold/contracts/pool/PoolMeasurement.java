package dev.freehold.contracts.pool;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Part of what a worker has measured on a pool.
 *
 * @param tenants at most {@link #MOST_TENANTS}
 * @param bytes of all databases of the server that the worker may ask, in the last part only
 */
public record PoolMeasurement(
        List<MeasuredTenant> tenants, @Nullable Long bytes) {
    public static final int MOST_TENANTS = 100;

    public PoolMeasurement {
        tenants = List.copyOf(tenants);
        if (tenants.size() > MOST_TENANTS) {
            throw new IllegalArgumentException("tenants are at most " + MOST_TENANTS);
        }
    }
}
