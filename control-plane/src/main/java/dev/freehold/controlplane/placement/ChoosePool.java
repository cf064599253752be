package dev.freehold.controlplane.placement;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Chooses the pool of a region with the most free room. */
@Singleton
public class ChoosePool {
    private final PoolTable pools;

    ChoosePool(PoolTable pools) {
        this.pools = requireNonNull(pools);
    }

    /**
     * The room is the caller's until its transaction ends, so write the tenant in the same one.
     *
     * @throws Refusal if the region is unknown or all its pools are full
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public PoolId in(Region region) {
        if (pools.lock(region) == 0) {
            throw new Refusal.Invalid("region", "is not served; GET /v1/pools lists the regions");
        }
        return pools.roomiest(region)
                .orElseThrow(() -> new Refusal.Conflict(
                        ProblemCode.NO_ROOM,
                        "Every pool of region " + region
                                + " is full. Add a pool, raise max-tenants, or drop a tenant; then try again."));
    }
}
