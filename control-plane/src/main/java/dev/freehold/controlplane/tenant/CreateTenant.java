package dev.freehold.controlplane.tenant;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.operation.OperationKind;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.isolation.TierWishes;
import dev.freehold.controlplane.license.Plans;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.operation.Operations;
import dev.freehold.controlplane.placement.Choice;
import dev.freehold.controlplane.placement.ChoosePool;
import dev.freehold.controlplane.platform.Ids;

import static java.util.Objects.requireNonNull;

/** Registers a tenant, places it and orders its database, all or nothing. */
@Singleton
class CreateTenant {
    private final TenantRegistry registry;
    private final SlugQuarantine quarantine;
    private final Plans plans;
    private final TierWishes tiers;
    private final ChoosePool choosePool;
    private final ChooseOrigin chooseOrigin;
    private final Operations operations;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    CreateTenant(
            TenantRegistry registry,
            SlugQuarantine quarantine,
            Plans plans,
            TierWishes tiers,
            ChoosePool choosePool,
            ChooseOrigin chooseOrigin,
            Operations operations,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.registry = requireNonNull(registry);
        this.quarantine = requireNonNull(quarantine);
        this.plans = requireNonNull(plans);
        this.tiers = requireNonNull(tiers);
        this.choosePool = requireNonNull(choosePool);
        this.chooseOrigin = requireNonNull(chooseOrigin);
        this.operations = requireNonNull(operations);
        this.audit = requireNonNull(audit);
        this.ids = requireNonNull(ids);
        this.clock = requireNonNull(clock);
    }

    @Transactional
    Operation run(NewTenant asked) {
        plans.requireOpen(asked.plan());
        Choice choice = choosePool.in(asked.region(), tiers.of(asked.tier(), asked.plan()));
        Tenant tenant = tenant(asked, choice.chosen());
        registry.add(tenant);
        tiers.keep(tenant.id(), asked.tier());
        quarantine.refuse(tenant.slug());
        Operation operation = operations.placed(operations.start(chooseOrigin.of(asked, tenant), null), choice);
        audit.record(
                ChooseOrigin.action(asked),
                tenant.id(),
                Map.of(
                        "operation", operation.id(),
                        "slug", tenant.slug(),
                        "plan", tenant.plan(),
                        "pool", tenant.pool()));
        return operation;
    }

    /** For a tenant under its lock whose first provisioning came to nothing. */
    Operation again(Tenant tenant, OperationId retryOf) {
        if (!(tenant.state() instanceof TenantState.Failed failed)) {
            throw Conflicts.already(tenant, "provisioned again", "Only what came to nothing can be.");
        }
        Choice choice = choosePool.in(tenant.region(), tiers.of(tenant.id()));
        Tenant placed = registry.save(tenant.in(failed.provisionAgain()).placed(choice.chosen()), null);
        quarantine.refuse(placed.slug());
        return operations.placed(operations.start(id -> placed.command(id, OperationKind.PROVISION), retryOf), choice);
    }

    private Tenant tenant(NewTenant asked, PoolId pool) {
        Instant now = clock.instant();
        return new Tenant(
                new TenantId(ids.next()),
                asked.slug(),
                asked.profile(),
                asked.plan(),
                asked.region(),
                asked.residency(),
                pool,
                asked.environment(),
                new TenantState.Provisioning(Epoch.FIRST),
                1,
                now,
                now);
    }
}
