package dev.freehold.controlplane.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.placement.Room;

/**
 * How one pool is.
 *
 * @param poolState what it is there for
 * @param workers what each said last, within the last hour
 * @param tenantStates how many of its tenants are how
 */
public record PoolHealth(
        PoolId pool,
        Region region,
        PoolState poolState,
        HealthState state,
        List<Finding> reasons,
        @Nullable Instant observedAt,
        Room tenants,
        Room bytes,
        Room connections,
        List<WorkerView> workers,
        Map<HealthState, Long> tenantStates) {
    public PoolHealth {
        reasons = List.copyOf(reasons);
        workers = List.copyOf(workers);
    }

    /**
     * A worker and this pool.
     *
     * @param code why it cannot work there; absent where it can
     * @param current it has said so within the last minute
     */
    @Schema(name = "PoolWorker")
    public record WorkerView(
            String worker,
            boolean ready,
            @Nullable String code,
            @Nullable String message,
            Instant reportedAt,
            boolean current) {}
}
