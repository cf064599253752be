package dev.freehold.controlplane.tenant;

import org.jspecify.annotations.Nullable;

/**
 * A tenant's state, plan or profile has changed. Observed in the transaction that changes it.
 *
 * @param sealedPlacement where it is now, sealed by the worker; present when a provisioning succeeded
 * @param stateBefore absent for a new one
 */
public record TenantChanged(
        Tenant tenant,
        @Nullable String sealedPlacement,
        @Nullable String stateBefore) {
    @Override
    public String toString() {
        return "TenantChanged[tenant=" + tenant + "]";
    }
}
