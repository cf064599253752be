package dev.freehold.controlplane.placement;

import java.util.List;

import jakarta.inject.Singleton;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** How full pools are, within the present transaction where there is one. */
@Singleton
public class KnownPools {
    private final PoolTable pools;

    KnownPools(PoolTable pools) {
        this.pools = requireNonNull(pools);
    }

    /** One that a tenant is in, and that therefore is known. */
    public Pool require(PoolId id) {
        List<Pool> found =
                pools.all().stream().filter(pool -> pool.id().equals(id)).toList();
        return found.getFirst();
    }

    public int openIn(Region region) {
        return (int) pools.all().stream()
                .filter(pool -> pool.open() && pool.region().equals(region))
                .count();
    }
}
