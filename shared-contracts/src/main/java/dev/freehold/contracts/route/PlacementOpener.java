package dev.freehold.contracts.route;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.tenancy.Region;

/** Opens sealed placements inside their region. */
public record PlacementOpener(Region region, OpeningKeys regionKeys, VerifyingKeys workers) {
    /**
     * Opens the placement of a route.
     *
     * @throws RefusedException if it was not sealed to this region by its worker, is another tenant's, or is newer than the route
     */
    public Placement open(Route route) {
        String sealed = route.sealedPlacement();
        if (sealed == null) {
            throw new RefusedException("the route of tenant " + route.tenant() + " carries no placement");
        }
        Placement placement =
                ContractJson.read(workers.verify(PlacementSealer.TYPE, regionKeys.open(sealed)), Placement.class);
        requireMatch(placement.tenant().equals(route.tenant()), "tenant", route);
        requireMatch(placement.region().equals(region), "region", route);
        requireMatch(placement.epoch().compareTo(route.epoch()) <= 0, "epoch", route);
        return placement;
    }

    private static void requireMatch(boolean matches, String what, Route route) {
        if (!matches) {
            throw new RefusedException(
                    "the sealed placement in the route of tenant " + route.tenant() + " is of another " + what);
        }
    }
}
