package dev.freehold.controlplane.census.compare;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.tenant.TenantState;

/**
 * A tenant as the registry knows it.
 *
 * @param busy it has an operation open, or one that ended after the census began: what was seen of it proves nothing
 */
public record TenantFacts(
        TenantId id,
        TenantSlug slug,
        Region region,
        PoolId pool,
        TenantState state,
        String plan,
        boolean busy,
        @Nullable RouteFacts route) {
    /** A tenant's route, gone ones too. */
    public record RouteFacts(TenantSlug slug, Region region, RouteState state, Epoch epoch, String plan) {
        boolean gone() {
            return state == RouteState.GONE;
        }
    }

    /** It should have a database, a group and a route, and nobody is at work on it. */
    boolean settled() {
        return !busy
                && switch (state) {
                    case TenantState.Active _, TenantState.Suspended _, TenantState.Deleting _ -> true;
                    case TenantState.Provisioning _,
                            TenantState.Failed _,
                            TenantState.Dropping _,
                            TenantState.Dropped _ -> false;
                };
    }

    /** No data plane serves it, and neither of its roles may log in. */
    boolean suspended() {
        return state instanceof TenantState.Suspended || state instanceof TenantState.Deleting;
    }

    /** It may have something somewhere. */
    public boolean living() {
        return switch (state) {
            case TenantState.Active _,
                    TenantState.Suspended _,
                    TenantState.Provisioning _,
                    TenantState.Deleting _,
                    TenantState.Dropping _ -> true;
            case TenantState.Failed _, TenantState.Dropped _ -> false;
        };
    }
}
