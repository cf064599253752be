package dev.freehold.controlplane.tenant;

import java.time.Instant;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.freehold.controlplane.command.PlacementReported;
import dev.freehold.controlplane.operation.OperationEnded;
import dev.freehold.controlplane.operation.OperationState;
import dev.freehold.controlplane.operation.Operations;

import static java.util.Objects.requireNonNull;

/** Moves a tenant to where the end of an operation has brought it. */
@Singleton
class FollowOperation {
    private final TenantRegistry registry;
    private final Operations operations;
    private final SlugQuarantine quarantine;

    FollowOperation(TenantRegistry registry, Operations operations, SlugQuarantine quarantine) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.quarantine = requireNonNull(quarantine);
    }

    void ended(@Observes OperationEnded end) {
        switch (end.kind()) {
            case PROVISION, IMPORT, ADOPT -> provisioned(registry.lock(end.tenant()), end);
            case RESUME -> resumed(registry.lock(end.tenant()), end);
            case DROP -> dropped(registry.lock(end.tenant()), end.state());
            case OFFBOARD -> offboarded(registry.lock(end.tenant()), end);
            case SUSPEND, UNDELETE -> {
                // The state changed when the suspension was asked for.
            }
            case ROTATE -> {
                // Its epoch moved when the new credential was published.
            }
            case VERIFY, EXPORT, DISCARD -> {
                // Changes nothing of the tenant, and ends where the tenant's lock is not held.
            }
        }
    }

    void published(@Observes PlacementReported placement) {
        Tenant tenant = registry.lock(placement.tenant());
        if (!(tenant.state() instanceof TenantState.Active active)) {
            throw unexpected(tenant);
        }
        registry.save(tenant.in(active.rotate()), placement.sealedPlacement());
    }

    private void provisioned(Tenant tenant, OperationEnded end) {
        boolean succeeded = end.state() instanceof OperationState.Succeeded;
        TenantState next = switch (tenant.state()) {
            case TenantState.Provisioning provisioning -> succeeded ? provisioning.activate() : provisioning.fail();
            case TenantState.Suspended suspended -> succeeded ? suspended : suspended.fail();
            case TenantState.Active _,
                    TenantState.Failed _,
                    TenantState.Deleting _,
                    TenantState.Dropping _,
                    TenantState.Dropped _ -> throw unexpected(tenant);
        };
        registry.save(tenant.in(next), end.made().sealedPlacement());
        if (!succeeded) {
            operations.finishNeedlessSuspension(tenant.id());
        }
    }

    private void resumed(Tenant tenant, OperationEnded end) {
        if (!(tenant.state() instanceof TenantState.Suspended suspended)) {
            throw unexpected(tenant);
        }
        if (end.state() instanceof OperationState.Succeeded) {
            registry.save(tenant.in(suspended.resume()), end.made().sealedPlacement());
        }
    }

    private void offboarded(Tenant tenant, OperationEnded end) {
        if (!(tenant.state() instanceof TenantState.Deleting deleting)) {
            throw unexpected(tenant);
        }
        Instant until = end.made().retainedUntil();
        if (until != null) {
            registry.save(tenant.in(deleting.retain(until)), null);
        }
    }

    private void dropped(Tenant tenant, OperationState.Ended state) {
        if (!(tenant.state() instanceof TenantState.Dropping dropping)) {
            throw unexpected(tenant);
        }
        if (state instanceof OperationState.Succeeded) {
            registry.save(tenant.in(dropping.finish()), null);
            quarantine.put(tenant.slug());
        } else {
            registry.save(tenant.in(dropping.refused()), null);
        }
    }

    private static IllegalStateException unexpected(Tenant tenant) {
        return new IllegalStateException("an operation ended that does not fit " + tenant);
    }
}
