package dev.freehold.contracts.route;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/**
 * What a data plane needs to serve one tenant.
 *
 * @param sealedPlacement absent once {@link RouteState#GONE}; only the region can open it ({@link PlacementOpener})
 * @param license signed {@link dev.freehold.contracts.license.License}; absent once gone
 */
public record Route(
        TenantId tenant,
        TenantSlug slug,
        RouteState state,
        Epoch epoch,
        @Nullable String sealedPlacement,
        @Nullable String license) {
    @Override
    public String toString() {
        return "Route[tenant=" + tenant + ", slug=" + slug + ", state=" + state + ", epoch=" + epoch + "]";
    }
}
