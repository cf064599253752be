package dev.freehold.tenantservice.connect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.freehold.contracts.tenancy.PoolId;

/** Three connections in all and two a tenant, until it is told otherwise. */
final class SettableBounds implements ConnectionRegistry.Bounds {
    final Map<PoolId, Integer> shares = new ConcurrentHashMap<>();
    int total = 3;

    @Override
    public int total() {
        return total;
    }

    @Override
    public int perTenant() {
        return 2;
    }

    @Override
    public int of(PoolId pool) {
        return shares.getOrDefault(pool, total);
    }
}
