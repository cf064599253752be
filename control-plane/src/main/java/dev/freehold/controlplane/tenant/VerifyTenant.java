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

/** Orders a proof that a tenant's database is whole and closed to everybody else; it goes beside others that change nothing. */
@Singleton
class VerifyTenant {
    private final TenantRegistry registry;
    private final Operations operations;
    private final AuditTrail audit;

    VerifyTenant(TenantRegistry registry, Operations operations, AuditTrail audit) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.audit = requireNonNull(audit);
    }

    @Transactional
    Operation run(TenantSlug slug) {
        Tenant tenant = registry.lock(slug);
        Operation operation = order(tenant, null);
        audit.record("tenant.verify", tenant.id(), Map.of("operation", operation.id()));
        return operation;
    }

    /** For a tenant under its lock. */
    Operation order(Tenant tenant, @Nullable OperationId retryOf) {
        switch (tenant.state()) {
            case TenantState.Active _, TenantState.Suspended _, TenantState.Deleting _ ->
                operations.requireFree(tenant.id(), OperationKind.VERIFY);
            case TenantState.Provisioning _ -> throw Conflicts.notYet(tenant, "verified");
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw Conflicts.over(tenant, "verified");
        }
        return operations.start(id -> tenant.command(id, OperationKind.VERIFY), retryOf);
    }
}
