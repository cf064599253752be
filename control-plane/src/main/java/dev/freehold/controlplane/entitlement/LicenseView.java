package dev.freehold.controlplane.entitlement;

import java.time.Instant;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.license.License;
import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.controlplane.license.LicenseTerms;

/**
 * A tenant's licence as callers see it.
 *
 * @param state {@code none} before the tenant is served for the first time and after it is dropped
 * @param graceUntil until when the tenant is served after {@code validUntil}
 * @param endsAt when it ends for good; absent: it is renewed for as long as the tenant lives
 * @param signed compact JWS, as data planes have it
 */
record LicenseView(
        @Schema(enumeration = {"none", "valid", "grace", "expired", "revoked"})
        String state,

        String plan,
        @Nullable PlanLimits limits,
        @Nullable Set<String> features,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Instant graceUntil,
        @Nullable Instant endsAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable String revokedReason,
        @Nullable String signed) {

    static LicenseView none(String plan, LicenseTerms terms) {
        LicenseTerms.Revocation revocation = terms.revocation();
        return new LicenseView(
                revocation == null ? "none" : "revoked",
                plan,
                null,
                null,
                null,
                null,
                null,
                terms.endsAt(),
                revocation == null ? null : revocation.at(),
                revocation == null ? null : revocation.by(),
                revocation == null ? null : revocation.reason(),
                null);
    }

    LicenseView with(License license, String text, Instant now) {
        Instant end = license.validUntil().plus(license.grace());
        return new LicenseView(
                stateOf(license, now),
                license.plan(),
                license.limits(),
                license.features(),
                license.validFrom(),
                license.validUntil(),
                end,
                endsAt,
                revokedAt,
                revokedBy,
                revokedReason,
                text);
    }

    private static String stateOf(License license, Instant now) {
        if (license.revokedAt() != null) {
            return "revoked";
        }
        if (now.isBefore(license.validUntil())) {
            return "valid";
        }
        return license.coversWithGrace(now) ? "grace" : "expired";
    }
}
