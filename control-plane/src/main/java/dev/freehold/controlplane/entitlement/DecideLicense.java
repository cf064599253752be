package dev.freehold.controlplane.entitlement;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.audit.AuditTrail;
import dev.freehold.controlplane.license.LicenseAuthority;
import dev.freehold.controlplane.license.LicenseTerms;
import dev.freehold.controlplane.platform.Caller;
import dev.freehold.controlplane.platform.Refusal;
import dev.freehold.controlplane.route.RouteLicenses;
import dev.freehold.controlplane.tenant.LockTenant;
import dev.freehold.controlplane.tenant.Tenant;
import dev.freehold.controlplane.tenant.TenantState;

import static java.util.Objects.requireNonNull;

/** Decides about a tenant's licence, and issues the one that says so in the same transaction: data planes hear of it at once. */
@Singleton
class DecideLicense {
    private final LockTenant lockTenant;
    private final LicenseAuthority authority;
    private final RouteLicenses licenses;
    private final ReadLicense read;
    private final AuditTrail audit;
    private final Event<LicenseDecided> decided;
    private final Caller caller;
    private final Clock clock;

    DecideLicense(
            LockTenant lockTenant,
            LicenseAuthority authority,
            RouteLicenses licenses,
            ReadLicense read,
            AuditTrail audit,
            Event<LicenseDecided> decided,
            Caller caller,
            Clock clock) {
        this.lockTenant = requireNonNull(lockTenant);
        this.authority = requireNonNull(authority);
        this.licenses = requireNonNull(licenses);
        this.read = requireNonNull(read);
        this.audit = requireNonNull(audit);
        this.decided = requireNonNull(decided);
        this.caller = requireNonNull(caller);
        this.clock = requireNonNull(clock);
    }

    /** @param until when it ends for good; null: never, it is renewed */
    @Transactional
    TenantLicense issue(TenantSlug slug, @Nullable Instant until) {
        Tenant tenant = living(slug);
        LicenseTerms before = authority.terms(tenant.id());
        if (before.revocation() != null) {
            throw conflict("The licence is revoked. Reinstate it first.");
        }
        Map<String, Object> detail = new HashMap<>();
        detail.put("plan", tenant.plan());
        detail.put("endsAt", until == null ? "never" : until.toString());
        return decide(tenant, "issue", before.ending(until), detail);
    }

    @Transactional
    TenantLicense revoke(TenantSlug slug, String reason) {
        Tenant tenant = living(slug);
        LicenseTerms before = authority.terms(tenant.id());
        if (before.revocation() != null) {
            throw conflict("The licence is revoked already. Nothing is left to do.");
        }
        var revocation = new LicenseTerms.Revocation(clock.instant(), caller.name(), reason);
        return decide(tenant, "revoke", before.revoked(revocation), Map.of("reason", reason), Map.of());
    }

    @Transactional
    TenantLicense reinstate(TenantSlug slug) {
        Tenant tenant = living(slug);
        LicenseTerms before = authority.terms(tenant.id());
        if (before.revocation() == null) {
            throw conflict("The licence is not revoked. Nothing is left to do.");
        }
        return decide(tenant, "reinstate", before.reinstated(), Map.of());
    }

    private TenantLicense decide(Tenant tenant, String action, LicenseTerms terms, Map<String, Object> detail) {
        return decide(tenant, action, terms, detail, detail);
    }

    /** @param told to those who follow the events, who get no text of ours */
    private TenantLicense decide(
            Tenant tenant, String action, LicenseTerms terms, Map<String, Object> detail, Map<String, Object> told) {
        authority.decide(tenant.id(), terms);
        licenses.reissue(tenant.id());
        audit.record("license." + action, tenant.id(), detail);
        decided.fire(new LicenseDecided(tenant, action, told));
        return read.of(tenant);
    }

    private Tenant living(TenantSlug slug) {
        Tenant tenant = lockTenant.run(slug);
        return switch (tenant.state()) {
            case TenantState.Provisioning _, TenantState.Active _, TenantState.Suspended _, TenantState.Deleting _ ->
                tenant;
            case TenantState.Failed _, TenantState.Dropping _, TenantState.Dropped _ ->
                throw conflict("The tenant is " + tenant.state().wireName() + " and has no licence any more.");
        };
    }

    private static Refusal conflict(String message) {
        return new Refusal.Conflict(ProblemCode.STATE_CONFLICT, message);
    }
}
