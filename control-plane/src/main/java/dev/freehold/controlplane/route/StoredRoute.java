package dev.freehold.controlplane.route;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.license.IssuedLicense;

/**
 * A route and what the control plane has to remember of it.
 *
 * @param plan the plan its licence is for
 * @param licenseValidUntil absent once gone
 */
record StoredRoute(
        Region region, Route route, String plan, @Nullable Instant licenseValidUntil) {
    boolean licenseEndsBefore(Instant moment) {
        return licenseValidUntil != null && licenseValidUntil.isBefore(moment);
    }

    StoredRoute renewed(IssuedLicense license) {
        Route relicensed = new Route(
                route.tenant(), route.slug(), route.state(), route.epoch(), route.sealedPlacement(), license.signed());
        return new StoredRoute(region, relicensed, plan, license.validUntil());
    }
}
