package dev.freehold.controlplane.tenant;

import jakarta.inject.Singleton;

import static java.util.Objects.requireNonNull;

/** Finds the tenant that a path names. */
@Singleton
public class FindTenant {
    private final TenantRegistry registry;

    FindTenant(TenantRegistry registry) {
        this.registry = requireNonNull(registry);
    }

    /** @throws dev.freehold.controlplane.platform.Refusal.Missing if nobody has that slug, or it is none */
    public Tenant run(String slug) {
        return registry.require(TenantsResource.parse(slug));
    }
}
