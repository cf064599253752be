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

/** Takes a deletion back while the retention runs. The tenant is suspended then; whether it is served again is another decision. */
@Singleton
class UndeleteTenant {
    private final TenantRegistry registry;
    private final Operations operations;
    private final AuditTrail audit;

    UndeleteTenant(TenantRegistry registry, Operations operations, AuditTrail audit) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.audit = requireNonNull(audit);
    }

    @Transactional
    Operation run(TenantSlug slug) {
        Tenant tenant = registry.lock(slug);
        operations.requireFree(tenant.id(), OperationKind.UNDELETE);
        TenantState.Suspended next = switch (tenant.state()) {
            case TenantState.Deleting deleting -> deleting.undelete();
            case TenantState.Active _, TenantState.Suspended _, TenantState.Provisioning _ ->
                throw Conflicts.already(tenant, "undeleted", "Nobody has deleted it.");
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw Conflicts.over(tenant, "undeleted");
        };
        Tenant suspended = registry.save(tenant.in(next), null);
        Operation operation = operations.start(id -> suspended.command(id, OperationKind.UNDELETE), null);
        audit.record("tenant.undelete", tenant.id(), Map.of("operation", operation.id()));
        return operation;
    }
}
