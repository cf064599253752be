package dev.freehold.controlplane.tenant;

import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.operation.Operations;

import static java.util.Objects.requireNonNull;

/** Orders that a suspended tenant be served again; it stays suspended until its database is open. */
@Singleton
class ResumeTenant {
    private final TenantRegistry registry;
    private final Operations operations;
    private final AuditTrail audit;

    ResumeTenant(TenantRegistry registry, Operations operations, AuditTrail audit) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.audit = requireNonNull(audit);
    }

    @Transactional
    Operation run(TenantSlug slug) {
        Tenant tenant = registry.lock(slug);
        Operation operation = order(tenant, null);
        audit.record("tenant.resume", tenant.id(), Map.of("operation", operation.id()));
        return operation;
    }

    /** For a tenant under its lock. */
    Operation order(Tenant tenant, @Nullable OperationId retryOf) {
        switch (tenant.state()) {
            case TenantState.Suspended _ -> operations.requireFree(tenant.id(), OperationKind.RESUME);
            case TenantState.Active _ -> throw Conflicts.already(tenant, "resumed", "Nothing is left to do.");
            case TenantState.Provisioning _ -> throw Conflicts.notYet(tenant, "resumed");
            case TenantState.Deleting _ -> throw Conflicts.deleting(tenant, "resumed");
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw Conflicts.over(tenant, "resumed");
        }
        return operations.start(id -> tenant.command(id, OperationKind.RESUME), retryOf);
    }
}
