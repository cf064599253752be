package dev.freehold.controlplane.tenant.preview;

import java.util.Optional;

import dev.freehold.contracts.tenancy.TenantId;

/** Looks a tenant's route up, within the present transaction where there is one. */
public interface CurrentRoute {
    Optional<PublishedRoute> of(TenantId tenant);
}
