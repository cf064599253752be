package dev.freehold.controlplane.tenant;

import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.operation.Operations;

import static java.util.Objects.requireNonNull;

/** Orders a new credential for an active tenant's database, sealed with the region's newest key. The tenant is served all the time. */
@Singleton
class RotateCredential {
    private final TenantRegistry registry;
    private final Operations operations;
    private final AuditTrail audit;

    RotateCredential(TenantRegistry registry, Operations operations, AuditTrail audit) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.audit = requireNonNull(audit);
    }

    @Transactional
    Operation run(TenantSlug slug) {
        Tenant tenant = registry.lock(slug);
        Operation operation = order(tenant, null);
        audit.record("tenant.rotate-credential", tenant.id(), Map.of("operation", operation.id()));
        return operation;
    }

    /** For a tenant under its lock. */
    Operation order(Tenant tenant, @Nullable OperationId retryOf) {
        refuseUnlessServed(tenant);
        return operations.start(id -> tenant.command(id, OperationKind.ROTATE), retryOf);
    }

    /** Not asked for by the present caller: its time had come, or somebody wanted it for the whole region. */
    @Transactional(Transactional.TxType.MANDATORY)
    Operation order(TenantId id, String requestedBy) {
        Tenant tenant = registry.lock(id);
        refuseUnlessServed(tenant);
        return operations.start(operation -> tenant.command(operation, OperationKind.ROTATE), requestedBy, null);
    }

    private void refuseUnlessServed(Tenant tenant) {
        switch (tenant.state()) {
            case TenantState.Active _ -> operations.requireFree(tenant.id(), OperationKind.ROTATE);
            case TenantState.Suspended _ ->
                throw Conflicts.already(tenant, "given a new credential", "Resume it: that gives it one.");
            case TenantState.Provisioning _ -> throw Conflicts.notYet(tenant, "given a new credential");
            case TenantState.Deleting _ -> throw Conflicts.deleting(tenant, "given a new credential");
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw Conflicts.over(tenant, "given a new credential");
        }
    }
}
