package dev.freehold.controlplane.tenant.preview;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/**
 * What a call would do.
 *
 * @param dryRun always true: tells it from an operation
 * @param tenantId none for a tenant that is not made, since each attempt draws another
 * @param before none for a tenant that is not made
 * @param after once the call is answered; what its worker does later is among the effects
 * @param superseded operations under way that would be ended
 */
public record Preview(
        boolean dryRun,
        OperationKind kind,
        TenantSlug tenant,
        @Nullable TenantId tenantId,
        String plan,
        Region region,
        PlannedPool pool,
        @Nullable Standing before,
        Standing after,
        List<OperationId> superseded,
        List<Effect> effects) {
    public Preview {
        superseded = List.copyOf(superseded);
        effects = List.copyOf(effects);
    }
}
