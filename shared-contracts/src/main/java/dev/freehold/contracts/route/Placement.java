package dev.freehold.contracts.route;

import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;

/**
 * Where a tenant's database is and how to log in to it.
 *
 * @param epoch the tenant's epoch when this was sealed; a route with a lower epoch must not carry it
 */
public record Placement(
        TenantId tenant,
        Region region,
        PoolId pool,
        DatabaseName database,
        RoleName role,
        String password,
        Epoch epoch) {
    @Override
    public String toString() {
        return "Placement[tenant=" + tenant + ", pool=" + pool + ", database=" + database + ", role=" + role
                + ", epoch=" + epoch + "]";
    }
}
