package dev.freehold.controlplane.tenant;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.platform.Cursor;
import dev.freehold.controlplane.platform.LogKeys;
import dev.freehold.controlplane.platform.Page;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.platform.sql.TenantLock;

import static java.util.Objects.requireNonNull;

/** Reads tenants, and writes what the use cases of this package make of them. */
@Singleton
class TenantRegistry {
    private static final Logger LOG = Logger.getLogger(TenantRegistry.class);

    private final TenantTable tenants;
    private final TenantLock lock;
    private final Event<TenantChanged> changed;
    private final AuditTrail audit;
    private final Clock clock;

    TenantRegistry(TenantTable tenants, TenantLock lock, Event<TenantChanged> changed, AuditTrail audit, Clock clock) {
        this.tenants = requireNonNull(tenants);
        this.lock = requireNonNull(lock);
        this.changed = requireNonNull(changed);
        this.audit = requireNonNull(audit);
        this.clock = requireNonNull(clock);
    }

    Tenant require(TenantSlug slug) {
        return tenants.find(slug).orElseThrow(() -> new Refusal.Missing("No tenant has this slug."));
    }

    Tenant require(TenantId id) {
        return tenants.find(id).orElseThrow(() -> new IllegalStateException("no tenant " + id));
    }

    Optional<Tenant> find(TenantId id) {
        return tenants.find(id);
    }

    Page<Tenant> page(TenantFilter filter, Cursor after, int limit) {
        return Page.of(tenants.page(filter, after, limit + 1), limit, TenantTable::key);
    }

    /** Reads a tenant that nobody else changes until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Tenant lock(TenantSlug slug) {
        return lock(require(slug).id());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Tenant lock(TenantId id) {
        lock.take(id);
        return tenants.find(id).orElseThrow(() -> new IllegalStateException("no tenant " + id));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Tenant tenant) {
        tenants.insert(tenant);
        announce(tenant, null, null);
    }

    /** Writes a tenant read under its lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    Tenant save(Tenant tenant, @Nullable String sealedPlacement) {
        Tenant saved = tenant.saved(clock.instant());
        Tenant before = tenants.find(saved.id()).orElseThrow();
        recordChange(before, saved);
        tenants.update(saved);
        announce(saved, sealedPlacement, before.state().wireName());
        return saved;
    }

    private void recordChange(Tenant replaced, Tenant saved) {
        Map<String, Object> before = facts(replaced);
        Map<String, Object> after = facts(saved);
        if (!before.equals(after)) {
            audit.record("tenant.change", saved.id(), Map.of("before", before, "after", after));
        }
    }

    private static Map<String, Object> facts(Tenant tenant) {
        return Map.of(
                "state", tenant.state().wireName(),
                "epoch", tenant.state().epoch().value(),
                "plan", tenant.plan());
    }

    private void announce(Tenant tenant, @Nullable String sealedPlacement, @Nullable String stateBefore) {
        changed.fire(new TenantChanged(tenant, sealedPlacement, stateBefore));
    }

    /** Not before it is true for good: a dry run or a refusal takes it back. */
    void log(@Observes(during = TransactionPhase.AFTER_SUCCESS) TenantChanged change) {
        Tenant tenant = change.tenant();
        LOG.infof(
                "tenant changed" + LogKeys.TENANT + LogKeys.STATE + LogKeys.VERSION,
                tenant.id(),
                tenant.state().wireName(),
                tenant.version());
    }
}
