package dev.freehold.controlplane.isolation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.placement.Tier;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.IfMatch;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.sql.TenantLock;

import static java.util.Objects.requireNonNull;

/** Reads and writes a tenant's isolation record. A demand moves nothing: it is told where it is not met. */
@Singleton
class DemandIsolation {
    private final IsolationTable table;
    private final Advise advise;
    private final TenantLock lock;
    private final AuditTrail audit;
    private final Caller caller;

    DemandIsolation(IsolationTable table, Advise advise, TenantLock lock, AuditTrail audit, Caller caller) {
        this.table = requireNonNull(table);
        this.advise = requireNonNull(advise);
        this.lock = requireNonNull(lock);
        this.audit = requireNonNull(audit);
        this.caller = requireNonNull(caller);
    }

    /** @throws Refusal.Missing if no tenant that is there has this slug */
    Isolation of(Optional<TenantSlug> slug) {
        return isolation(facts(slug));
    }

    @Transactional
    Isolation demand(Optional<TenantSlug> slug, IfMatch seen, IsolationTable.NewDemand asked) {
        lock.take(facts(slug).id());
        IsolationTable.Facts before = facts(slug);
        seen.require(before.version());
        table.demand(before.id(), asked, caller.name());
        IsolationTable.Facts after = facts(slug);
        audit.record(
                "tenant.isolation",
                after.id(),
                Map.of(
                        "before", before.demanded().wireName(),
                        "after", after.demanded().wireName(),
                        "version", after.version()));
        return isolation(after);
    }

    private IsolationTable.Facts facts(Optional<TenantSlug> slug) {
        return slug.flatMap(table::find)
                .orElseThrow(() -> new Refusal.Missing("No tenant that is there has this slug."));
    }

    private Isolation isolation(IsolationTable.Facts facts) {
        List<Isolation.Trigger> triggers = advise.triggers(
                facts.figures(),
                facts.demanded(),
                facts.demand().map(Isolation.Demand::contract).orElse(null));
        return new Isolation(
                facts.slug(),
                facts.pool(),
                facts.tier(),
                facts.demanded(),
                facts.tier() == facts.demanded(),
                facts.demand().orElse(null),
                triggers.isEmpty() ? facts.demanded() : Tier.DEDICATED,
                triggers,
                facts.figures(),
                facts.version());
    }
}
