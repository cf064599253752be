package dev.freehold.worker.effect.identity;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.saga.Step;
import dev.freehold.worker.saga.StepFailedException;

import static java.util.Objects.requireNonNull;

/** Takes the tenant out of the identity server, and with it everybody's claim to it. */
public final class DropIdentity implements Step {
    private final TenantIdentities identities;
    private final TenantId tenant;

    public DropIdentity(TenantIdentities identities, TenantId tenant) {
        this.identities = requireNonNull(identities, "identities is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
    }

    @Override
    public String name() {
        return "drop_identity";
    }

    @Override
    public boolean detect() {
        return !identities.groupExists(tenant);
    }

    @Override
    public void act() {
        identities.remove(tenant);
    }

    @Override
    public void verify() {
        if (!detect()) {
            throw StepFailedException.retryable("group_alive", "The tenant's group is still there after its removal.");
        }
    }
}
