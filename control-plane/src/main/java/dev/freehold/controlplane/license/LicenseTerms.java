package dev.freehold.controlplane.license;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What holds for a tenant's licence beside its plan.
 *
 * @param version grows with each change; 0 as long as nobody has decided anything
 * @param endsAt when it ends for good; null: it is renewed for as long as the tenant lives
 * @param grace how long after its end the tenant is still served
 */
public record LicenseTerms(
        int version,
        @Nullable Instant endsAt,
        Duration grace,
        @Nullable Revocation revocation) {

    /** @param reason why, for people; names nobody */
    public record Revocation(Instant at, String by, String reason) {}

    public LicenseTerms revoked(Revocation by) {
        return new LicenseTerms(version, endsAt, grace, by);
    }

    public LicenseTerms reinstated() {
        return new LicenseTerms(version, endsAt, grace, null);
    }

    /** @param until null: renewed from now on */
    public LicenseTerms ending(@Nullable Instant until) {
        return new LicenseTerms(version, until, grace, revocation);
    }
}
