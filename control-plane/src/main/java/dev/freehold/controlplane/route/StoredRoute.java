package dev.freehold.controlplane.route;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.license.IssuedLicense;
import dev.freehold.controlplane.license.LicenseFacts;

/**
 * A route and what the control plane has to remember of it.
 *
 * @param plan the plan its licence is for
 * @param license absent once gone
 */
record StoredRoute(
        Region region, Route route, String plan, @Nullable LicenseFacts license) {
    boolean licenseEndsBefore(Instant moment) {
        return license != null && license.renewable() && license.validUntil().isBefore(moment);
    }

    @Nullable
    Instant licenseValidUntil() {
        return license == null ? null : license.validUntil();
    }

    StoredRoute renewed(IssuedLicense issued) {
        Route relicensed = new Route(
                route.tenant(), route.slug(), route.state(), route.epoch(), route.sealedPlacement(), issued.signed());
        return new StoredRoute(region, relicensed, plan, issued.facts());
    }
}
