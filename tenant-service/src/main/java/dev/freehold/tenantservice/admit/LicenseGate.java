package dev.freehold.tenantservice.admit;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.tenantservice.platform.Alarm;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.route.TenantRoute;

/** Lets a tenant through while its licence covers the moment, grace included. It asks nobody. */
@ApplicationScoped
class LicenseGate {
    private static final Logger LOG = Logger.getLogger(LicenseGate.class);

    private final Clock clock;
    private final Alarm alarm;

    LicenseGate(Clock clock, Alarm alarm) {
        this.clock = clock;
        this.alarm = alarm;
    }

    /** @throws ProblemException license_revoked, or license_invalid if there is none, it is forged or another's, or does not cover now */
    License check(TenantRoute route) {
        License license = verified(route);
        if (license.revokedAt() != null) {
            throw new ProblemException(
                    ProblemCode.LICENSE_REVOKED,
                    "The tenant's licence was revoked at " + license.revokedAt()
                            + ". Its provider can have it reinstated.");
        }
        Instant now = clock.instant();
        if (now.isBefore(license.validFrom())) {
            throw invalid("The tenant's licence is not valid yet: it begins at " + license.validFrom() + ".");
        }
        if (!license.coversWithGrace(now)) {
            throw invalid("The tenant's licence has ended, and so has its grace. Renew it.");
        }
        return license;
    }

    private License verified(TenantRoute route) {
        try {
            return route.license();
        } catch (RefusedException refused) {
            alarm.raise(Alarm.Kind.LICENSE);
            LOG.errorf(refused, "A route's licence is not right: tenant=%s", route.tenant());
            throw invalid("The tenant has no valid licence.");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.LICENSE_INVALID, detail);
    }
}
