package dev.freehold.controlplane.tenant;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.approval.Approval;
import dev.freehold.controlplane.approval.Approvals;

import static java.util.Objects.requireNonNull;

/** Asks a second person to approve a purge, if it could be done now. */
@Singleton
class AskPurge {
    private final TenantRegistry registry;
    private final DropTenant dropTenant;
    private final ApprovedPurge action;
    private final Approvals approvals;

    AskPurge(TenantRegistry registry, DropTenant dropTenant, ApprovedPurge action, Approvals approvals) {
        this.registry = requireNonNull(registry);
        this.dropTenant = requireNonNull(dropTenant);
        this.action = requireNonNull(action);
        this.approvals = requireNonNull(approvals);
    }

    boolean needed() {
        return approvals.needed(action);
    }

    @Transactional
    Approval run(TenantSlug slug, PurgeRequest request) {
        Tenant tenant = registry.lock(slug);
        dropTenant.requirePurgeable(tenant, request.parse(slug));
        return approvals.ask(action, tenant.id().value(), slug.value(), ContractJson.write(request));
    }
}
