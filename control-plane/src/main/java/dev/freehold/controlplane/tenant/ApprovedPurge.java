package dev.freehold.controlplane.tenant;

import java.util.UUID;

import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.approval.ApprovableAction;
import dev.freehold.controlplane.approval.Approvers;

import static java.util.Objects.requireNonNull;

/** A purge that a second person may have to approve. */
@Singleton
class ApprovedPurge implements ApprovableAction {
    private final TenantRegistry registry;
    private final DropTenant dropTenant;

    ApprovedPurge(TenantRegistry registry, DropTenant dropTenant) {
        this.registry = requireNonNull(registry);
        this.dropTenant = requireNonNull(dropTenant);
    }

    @Override
    public String name() {
        return "tenant.purge";
    }

    @Override
    public long version(UUID subject) {
        return registry.lock(new TenantId(subject)).version();
    }

    @Override
    public String run(UUID subject, String request, Approvers approvers) {
        TenantSlug slug = registry.lock(new TenantId(subject)).slug();
        PurgeRequest asked = ContractJson.read(request, PurgeRequest.class);
        return "/v1/operations/"
                + dropTenant
                        .early(slug, asked.parse(slug), approvers.requestedBy())
                        .id();
    }
}
