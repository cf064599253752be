package dev.freehold.controlplane.tenant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.license.Plans;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.operation.Operations;

import static java.util.Objects.requireNonNull;

/** Stops serving a tenant at once and begins the retention after which everything of it is removed. */
@Singleton
class DeleteTenant {
    private final TenantRegistry registry;
    private final Plans plans;
    private final Operations operations;
    private final AuditTrail audit;
    private final Clock clock;

    DeleteTenant(TenantRegistry registry, Plans plans, Operations operations, AuditTrail audit, Clock clock) {
        this.registry = requireNonNull(registry);
        this.plans = requireNonNull(plans);
        this.operations = requireNonNull(operations);
        this.audit = requireNonNull(audit);
        this.clock = requireNonNull(clock);
    }

    @Transactional
    Operation run(TenantSlug slug) {
        Tenant tenant = registry.lock(slug);
        operations.requireFree(tenant.id(), OperationKind.OFFBOARD);
        Duration retention = Duration.ofDays(plans.require(tenant.plan()).retentionDays());
        Instant dropAfter = clock.instant().plus(retention);
        TenantState.Deleting next = switch (tenant.state()) {
            case TenantState.Active active -> active.delete(dropAfter);
            case TenantState.Suspended suspended -> suspended.delete(dropAfter);
            case TenantState.Provisioning _ -> throw Conflicts.notYet(tenant, "deleted");
            case TenantState.Deleting _ ->
                throw Conflicts.already(
                        tenant, "deleted", "It waits for the end of its retention; purge it, or undelete it.");
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw Conflicts.over(tenant, "deleted");
        };
        Tenant deleting = registry.save(tenant.in(next), null);
        Operation operation = operations.start(id -> deleting.offboarding(id, retention), null);
        audit.record("tenant.delete", tenant.id(), Map.of("operation", operation.id(), "dropAfter", dropAfter));
        return operation;
    }
}
