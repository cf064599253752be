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

/** Stops serving a tenant at once and orders that everything of it be removed. */
@Singleton
class DropTenant {
    private final TenantRegistry registry;
    private final Operations operations;
    private final AuditTrail audit;

    DropTenant(TenantRegistry registry, Operations operations, AuditTrail audit) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.audit = requireNonNull(audit);
    }

    @Transactional
    Operation run(TenantSlug slug) {
        Tenant tenant = registry.lock(slug);
        operations.requireFree(tenant.id(), OperationKind.DROP);
        TenantState.Dropping next = switch (tenant.state()) {
            case TenantState.Active active -> active.drop();
            case TenantState.Suspended suspended -> suspended.drop();
            case TenantState.Provisioning _ -> throw Conflicts.notYet(tenant, "dropped");
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw Conflicts.over(tenant, "dropped");
        };
        Tenant dropping = registry.save(tenant.in(next), null);
        Operation operation = operations.start(id -> dropping.command(id, OperationKind.DROP), null);
        audit.record("tenant.drop", tenant.id(), Map.of("operation", operation.id()));
        return operation;
    }
}
