package dev.freehold.worker.effect.objects;

import dev.freehold.contracts.tenancy.TenantId;

/** Where all objects lie that are a tenant's own, other than its archives. */
public final class TenantPrefix {
    /** What the keys of all tenants' objects begin with. */
    public static final String ROOT = "tenants/";

    private TenantPrefix() {}

    public static String of(TenantId tenant) {
        return ROOT + tenant + "/";
    }
}
