package dev.freehold.controlplane.placement;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

/**
 * One PostgreSQL server that hosts tenants.
 *
 * @param configured the control plane's configuration names it, and has its limits
 * @param tenants that have or may have a database there
 * @param bytes of all databases, when it was measured last
 * @param connections sessions that workers saw within the last minute, everybody's
 * @param ready whether a worker can work there; absent where none has said so within the last minute
 * @param version grows with every change of its state or limits
 */
public record Pool(
        PoolId id,
        Region region,
        Tier tier,
        PoolState state,
        boolean configured,
        @Nullable Boolean ready,
        Room tenants,
        Room bytes,
        @Nullable Instant measuredAt,
        Room connections,
        @JsonIgnore int version) {

    /** The share of what it has least of. */
    double share() {
        return Math.max(tenants.share(), Math.max(bytes.share(), connections.share()));
    }
}
