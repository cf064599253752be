package dev.freehold.controlplane.tenant;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.license.Plans;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Changes what a tenant is called and what it has bought. Another plan takes effect with the next look of the data planes at their routes. */
@Singleton
class ReviseTenant {
    private static final Set<String> MAY_REVISE_ALL = Set.of("platform-admin", "tenant-operator");

    private final TenantRegistry registry;
    private final Plans plans;
    private final AuditTrail audit;
    private final Caller caller;

    ReviseTenant(TenantRegistry registry, Plans plans, AuditTrail audit, Caller caller) {
        this.registry = requireNonNull(registry);
        this.plans = requireNonNull(plans);
        this.audit = requireNonNull(audit);
        this.caller = requireNonNull(caller);
    }

    @Transactional
    Tenant run(TenantSlug slug, IfMatch seen, TenantRevision revision) {
        if (!revision.changesPlanOnly() && Collections.disjoint(caller.roles(), MAY_REVISE_ALL)) {
            throw new Refusal.Denied("Your role may change the plan and nothing else.");
        }
        Tenant tenant = registry.lock(slug);
        seen.require(tenant.version());
        refuseIfOver(tenant);
        Tenant revised = revision.applyTo(tenant);
        if (!revised.plan().equals(tenant.plan())) {
            plans.requireOpen(revised.plan());
        }
        if (!revised.residency().allows(tenant.region())) {
            throw new Refusal.Invalid(
                    "allowedRegions",
                    "leaves out " + tenant.region() + ", where the tenant is; moving it is not offered yet");
        }
        if (revised.equals(tenant)) {
            return tenant;
        }
        audit.record("tenant.revise", tenant.id(), Map.of("fields", revision.fields()));
        return registry.save(revised, null);
    }

    private static void refuseIfOver(Tenant tenant) {
        switch (tenant.state()) {
            case TenantState.Provisioning _, TenantState.Active _, TenantState.Suspended _ -> {}
            case TenantState.Deleting _ -> throw Conflicts.deleting(tenant, "changed");
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw Conflicts.over(tenant, "changed");
        }
    }
}
