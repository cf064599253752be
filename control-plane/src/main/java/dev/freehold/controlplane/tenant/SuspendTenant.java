package dev.freehold.controlplane.tenant;

import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.operation.Operations;

import static java.util.Objects.requireNonNull;

/**
 * Stops serving a tenant at once: state and route change here and now, its database follows. A resumption or verification under
 * way is taken back, a resumption that came to nothing is no hindrance, and a provisioning goes on but the tenant stays suspended.
 */
@Singleton
class SuspendTenant {
    private final TenantRegistry registry;
    private final Operations operations;
    private final AuditTrail audit;

    SuspendTenant(TenantRegistry registry, Operations operations, AuditTrail audit) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.audit = requireNonNull(audit);
    }

    @Transactional
    Operation run(TenantSlug slug) {
        Tenant tenant = registry.lock(slug);
        TenantState.Suspended next = switch (tenant.state()) {
            case TenantState.Provisioning provisioning -> provisioning.suspend();
            case TenantState.Active active -> active.suspend();
            case TenantState.Suspended suspended -> again(tenant, suspended);
            case TenantState.Deleting _ -> throw Conflicts.deleting(tenant, "suspended");
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw Conflicts.over(tenant, "suspended");
        };
        operations.supersede(tenant.id());
        Tenant suspended = registry.save(tenant.in(next), null);
        Operation operation = operations.start(id -> suspended.command(id, OperationKind.SUSPEND), null);
        audit.record("tenant.suspend", tenant.id(), Map.of("operation", operation.id()));
        return operation;
    }

    private TenantState.Suspended again(Tenant tenant, TenantState.Suspended suspended) {
        return operations
                .lastExclusiveOf(tenant.id(), tenant.slug())
                .filter(last -> last.kind() == OperationKind.RESUME)
                .map(resumption -> suspended.suspendAgain())
                .orElseThrow(() -> Conflicts.already(tenant, "suspended", "Nothing is left to do."));
    }
}
