package dev.freehold.controlplane.census.compare;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;

/** Reads what a server tells as a tenant's id. */
final class TenantIds {
    private TenantIds() {}

    /** Nothing for what is no id of ours. */
    static @Nullable TenantId parse(String told) {
        try {
            return TenantId.parse(told);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
