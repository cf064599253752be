package dev.freehold.tenantservice.admit;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.route.TenantRoute;

/** Lets a tenant through while its licence covers the moment, grace included. It asks nobody. */
@ApplicationScoped
class LicenseGate {
    private static final Logger LOG = Logger.getLogger(LicenseGate.class);

    private final Clock clock;

    LicenseGate(Clock clock) {
        this.clock = clock;
    }

    /** @throws ProblemException license_invalid if there is none, it is forged or another's, or does not cover now */
    License check(TenantRoute route) {
        License license = verified(route);
        if (!license.coversWithGrace(clock.instant())) {
            throw invalid("The tenant's licence has ended. Renew it.");
        }
        return license;
    }

    private static License verified(TenantRoute route) {
        try {
            return route.license();
        } catch (RefusedException refused) {
            LOG.errorf(refused, "A route's licence is not right: tenant=%s", route.tenant());
            throw invalid("The tenant has no valid licence.");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.LICENSE_INVALID, detail);
    }
}
