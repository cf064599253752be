package dev.freehold.controlplane.tenant;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

import static java.util.Objects.requireNonNull;

/** Reads a tenant that stays as it is until the transaction ends. */
@Singleton
public class LockTenant {
    private final TenantRegistry registry;

    LockTenant(TenantRegistry registry) {
        this.registry = requireNonNull(registry);
    }

    /** @throws dev.freehold.controlplane.platform.Refusal.Missing if nobody has that slug */
    @Transactional(Transactional.TxType.MANDATORY)
    public Tenant run(TenantSlug slug) {
        return registry.lock(slug);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Tenant run(TenantId tenant) {
        return registry.lock(tenant);
    }
}
