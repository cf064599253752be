package dev.freehold.tenantservice.admit;

import jakarta.inject.Singleton;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.route.RouteUse;
import dev.freehold.tenantservice.route.TenantRoute;

/** The gates of work that no request asked for: state and licence. Rate and concurrency are the caller's to bound, and it has no roles. */
@Singleton
public class JobGate {
    private final RouteUse uses;
    private final LicenseGate licenses;
    private final Admission admission;

    JobGate(RouteUse uses, LicenseGate licenses, Admission admission) {
        this.uses = uses;
        this.licenses = licenses;
        this.admission = admission;
    }

    /**
     * Admits into the request context that is active; what was admitted ends with it.
     *
     * @throws dev.freehold.tenantservice.platform.ProblemException if the tenant may not be served now
     */
    public TenantRoute admit(TenantId tenant) {
        RouteUse.Use use = uses.begin(tenant);
        admission.began(use);
        admission.entered(licenses.check(use.route()), () -> {});
        return use.route();
    }
}
