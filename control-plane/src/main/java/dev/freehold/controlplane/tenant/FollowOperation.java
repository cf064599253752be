package dev.freehold.controlplane.tenant;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.freehold.controlplane.operation.OperationEnded;
import dev.freehold.controlplane.operation.OperationState;

import static java.util.Objects.requireNonNull;

/** Moves a tenant to where the end of an operation has brought it. */
@Singleton
class FollowOperation {
    private final TenantRegistry registry;
    private final SlugQuarantine quarantine;

    FollowOperation(TenantRegistry registry, SlugQuarantine quarantine) {
        this.registry = requireNonNull(registry);
        this.quarantine = requireNonNull(quarantine);
    }

    void ended(@Observes OperationEnded end) {
        Tenant tenant = registry.lock(end.tenant());
        switch (end.kind()) {
            case PROVISION -> provisioned(tenant, end);
            case RESUME -> resumed(tenant, end.state());
            case DROP -> dropped(tenant, end.state());
            case SUSPEND -> {
                // The state changed when the suspension was asked for.
            }
            case VERIFY -> {
                // Changes nothing.
            }
        }
    }

    private void provisioned(Tenant tenant, OperationEnded end) {
        if (!(tenant.state() instanceof TenantState.Provisioning provisioning)) {
            throw unexpected(tenant);
        }
        TenantState next = switch (end.state()) {
            case OperationState.Succeeded _ -> provisioning.activate();
            case OperationState.Failed _, OperationState.Compensated _ -> provisioning.fail();
        };
        registry.save(tenant.in(next), end.sealedPlacement());
    }

    private void resumed(Tenant tenant, OperationState.Ended state) {
        if (!(tenant.state() instanceof TenantState.Suspended suspended)) {
            throw unexpected(tenant);
        }
        if (state instanceof OperationState.Succeeded) {
            registry.save(tenant.in(suspended.resume()), null);
        }
    }

    private void dropped(Tenant tenant, OperationState.Ended state) {
        if (!(tenant.state() instanceof TenantState.Dropping dropping)
                || !(state instanceof OperationState.Succeeded)) {
            throw unexpected(tenant);
        }
        registry.save(tenant.in(dropping.finish()), null);
        quarantine.put(tenant.slug());
    }

    private static IllegalStateException unexpected(Tenant tenant) {
        return new IllegalStateException("an operation ended that does not fit " + tenant);
    }
}
