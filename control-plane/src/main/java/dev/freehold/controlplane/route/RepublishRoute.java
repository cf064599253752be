package dev.freehold.controlplane.route;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.tenant.LockTenant;

import static java.util.Objects.requireNonNull;

/** Makes a tenant's route once more from what the registry says; its placement stays. */
@Singleton
public class RepublishRoute {
    private final LockTenant lockTenant;
    private final PublishRoute publish;

    RepublishRoute(LockTenant lockTenant, PublishRoute publish) {
        this.lockTenant = requireNonNull(lockTenant);
        this.publish = requireNonNull(publish);
    }

    /** A tenant that does not live is published as gone. Expects one that is served to have a route. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void run(TenantId tenant) {
        publish.again(lockTenant.run(tenant));
    }
}
