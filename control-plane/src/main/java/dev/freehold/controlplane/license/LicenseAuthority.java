package dev.freehold.controlplane.license;

import java.time.Clock;
import java.time.Instant;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.tenancy.TenantId;

import static java.util.Objects.requireNonNull;

/** Says under its signature what a tenant may do. */
@Singleton
@Startup
public class LicenseAuthority {
    private final Plans plans;
    private final SigningKey key;
    private final LicenseConfig config;
    private final Clock clock;

    LicenseAuthority(Plans plans, SigningKey key, LicenseConfig config, Clock clock) {
        this.plans = requireNonNull(plans);
        this.key = requireNonNull(key);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
        if (config.renewBefore().compareTo(config.validity()) >= 0) {
            throw new IllegalStateException(
                    "freehold.license.renew-before must be shorter than freehold.license.validity");
        }
    }

    /** Valid from now on, with the plan's limits of now. */
    public IssuedLicense issue(TenantId tenant, String planName) {
        Plan plan = plans.require(planName);
        Instant from = clock.instant();
        Instant until = from.plus(config.validity());
        License license = new License(tenant, plan.name(), plan.limits(), plan.features(), from, until, config.grace());
        return new IssuedLicense(license.sign(key), until);
    }
}
