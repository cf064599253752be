package dev.freehold.controlplane.entitlement;

import java.util.Map;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.tenant.Tenant;

/**
 * Something was decided about a tenant's licence. Observed in the transaction that decides it.
 *
 * @param action {@code issue}, {@code revoke} or {@code reinstate}
 * @param detail no personal data
 */
public record LicenseDecided(Tenant tenant, String action, Map<String, Object> detail) {
    public LicenseDecided {
        detail = Map.copyOf(detail);
    }

    public TenantId id() {
        return tenant.id();
    }
}
