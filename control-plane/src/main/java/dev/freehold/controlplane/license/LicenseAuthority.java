package dev.freehold.controlplane.license;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.tenancy.TenantId;

import static java.util.Objects.requireNonNull;

/** Says under its signature what a tenant may do. */
@Singleton
@Startup
public class LicenseAuthority {
    private final Plans plans;
    private final LicenseTermsTable terms;
    private final SigningKey key;
    private final LicenseConfig config;
    private final Clock clock;

    LicenseAuthority(Plans plans, LicenseTermsTable terms, SigningKey key, LicenseConfig config, Clock clock) {
        this.plans = requireNonNull(plans);
        this.terms = requireNonNull(terms);
        this.key = requireNonNull(key);
        this.config = requireNonNull(config);
        this.clock = requireNonNull(clock);
        if (config.renewBefore().compareTo(config.validity()) >= 0) {
            throw new IllegalStateException(
                    "freehold.license.renew-before must be shorter than freehold.license.validity");
        }
    }

    /** Valid from now on, with the plan's limits of now; a revoked one says so and is valid for no moment. */
    public IssuedLicense issue(TenantId tenant, String planName) {
        Plan plan = plans.require(planName);
        LicenseTerms holding = terms.get(tenant);
        Instant now = clock.instant();
        Instant until = end(now, holding);
        LicenseTerms.Revocation revocation = holding.revocation();
        License license = new License(
                tenant,
                plan.name(),
                plan.limits(),
                plan.features(),
                until.isBefore(now) ? until : now,
                until,
                revocation == null ? holding.grace() : Duration.ZERO,
                revocation == null ? null : revocation.at());
        boolean renewable = revocation == null && !until.equals(holding.endsAt());
        return new IssuedLicense(license.sign(key), new LicenseFacts(until, renewable, plan.version(), key.keyId()));
    }

    /** What holds beside the plan. */
    public LicenseTerms terms(TenantId tenant) {
        return terms.get(tenant);
    }

    /** Changes what holds; the licence that says so is still to be issued. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void decide(TenantId tenant, LicenseTerms decided) {
        terms.write(tenant, decided);
    }

    private Instant end(Instant now, LicenseTerms holding) {
        if (holding.revocation() != null) {
            return now;
        }
        Instant usual = now.plus(config.validity());
        Instant last = holding.endsAt();
        return last == null || usual.isBefore(last) ? usual : last;
    }
}
