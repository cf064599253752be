package dev.freehold.controlplane.dataplane;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/**
 * What the data planes of its region are told of a tenant, and who has not heard it yet.
 *
 * @param version the feed version that last changed it
 * @param feedVersion the feed's now
 * @param sealedWith the id of the region's key that its placement is sealed with; absent once gone
 * @param sealedAt when that placement was published
 * @param acknowledged every live process admits, runs and keeps nothing any more under what the route was before
 * @param liveProcesses how many there are
 * @param waitingFor those of them that have not said so
 * @param lost processes that have not said so and never will: their leases have ended
 */
public record TenantRoute(
        TenantSlug tenant,
        TenantId tenantId,
        Region region,
        RouteState state,
        Epoch epoch,
        long version,
        long feedVersion,
        @Nullable String sealedWith,
        @Nullable Instant sealedAt,
        boolean acknowledged,
        int liveProcesses,
        List<String> waitingFor,
        List<String> lost) {
    public TenantRoute {
        waitingFor = List.copyOf(waitingFor);
        lost = List.copyOf(lost);
    }
}
