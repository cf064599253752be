package dev.freehold.controlplane.entitlement;

import java.time.Clock;

import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.license.License;
import dev.freehold.controlplane.license.LicenseAuthority;
import dev.freehold.controlplane.license.LicenseTerms;
import dev.freehold.controlplane.route.RouteLicenses;
import dev.freehold.controlplane.tenant.Tenant;

import static java.util.Objects.requireNonNull;

/** Shows the licence that data planes are told, with what was decided about it. */
@Singleton
class ReadLicense {
    private final RouteLicenses licenses;
    private final LicenseAuthority authority;
    private final SigningKey key;
    private final Clock clock;

    ReadLicense(RouteLicenses licenses, LicenseAuthority authority, SigningKey key, Clock clock) {
        this.licenses = requireNonNull(licenses);
        this.authority = requireNonNull(authority);
        this.key = requireNonNull(key);
        this.clock = requireNonNull(clock);
    }

    TenantLicense of(Tenant tenant) {
        LicenseTerms terms = authority.terms(tenant.id());
        LicenseView known = LicenseView.none(tenant.plan(), terms);
        LicenseView view = licenses.of(tenant.id())
                .map(signed -> known.with(verified(signed), signed, clock.instant()))
                .orElse(known);
        return new TenantLicense(view, terms.version());
    }

    private License verified(String signed) {
        return License.verify(signed, VerifyingKeys.parse(key.publicJwks()));
    }
}
