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

/** Orders an archive of all that a tenant has; it goes beside others that change nothing, and the tenant is served meanwhile. */
@Singleton
class ExportTenant {
    private final TenantRegistry registry;
    private final Operations operations;
    private final AuditTrail audit;

    ExportTenant(TenantRegistry registry, Operations operations, AuditTrail audit) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.audit = requireNonNull(audit);
    }

    @Transactional
    Operation run(TenantSlug slug) {
        Tenant tenant = registry.lock(slug);
        switch (tenant.state()) {
            case TenantState.Active _, TenantState.Suspended _, TenantState.Deleting _ ->
                operations.requireFree(tenant.id(), OperationKind.EXPORT);
            case TenantState.Provisioning _ -> throw Conflicts.notYet(tenant, "exported");
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw Conflicts.over(tenant, "exported");
        }
        Operation operation = operations.start(id -> tenant.command(id, OperationKind.EXPORT), null);
        audit.record("tenant.export", tenant.id(), Map.of("operation", operation.id()));
        return operation;
    }
}
