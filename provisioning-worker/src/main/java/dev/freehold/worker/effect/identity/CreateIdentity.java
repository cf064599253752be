package dev.freehold.worker.effect.identity;

import dev.freehold.contracts.command.FirstAdmin;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Makes the tenant known to the identity server, with its first administrator as member. */
public final class CreateIdentity implements Step {
    private final TenantIdentities identities;
    private final TenantId tenant;
    private final FirstAdmin admin;

    public CreateIdentity(TenantIdentities identities, TenantId tenant, FirstAdmin admin) {
        this.identities = requireNonNull(identities, "identities is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.admin = requireNonNull(admin, "admin is null");
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public boolean detect() {
        return identities.isMember(tenant, admin);
    }

    @Override
    public void act() {
        identities.ensureGroup(tenant);
        identities.ensureMember(tenant, admin);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable(
                    "membership_missing", "The first administrator is not in the tenant's group yet.");
        }
    }

    @Override
    public void compensate() {
        identities.remove(tenant);
    }
}
