package dev.freehold.tenantservice.route;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.PlacementOpener;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/** A tenant's route with its sealed parts, each opened when first needed and at most once. */
public final class TenantRoute {
    private final Route route;
    private final Once<Placement> placement;
    private final Once<License> license;

    TenantRoute(Route route, PlacementOpener opener, VerifyingKeys authority) {
        this.route = route;
        this.placement = new Once<>(() -> opener.open(route));
        this.license = new Once<>(() -> verifyLicense(route, authority));
    }

    public TenantId tenant() {
        return route.tenant();
    }

    public TenantSlug slug() {
        return route.slug();
    }

    public Epoch epoch() {
        return route.epoch();
    }

    public RouteState state() {
        return route.state();
    }

    /** @throws RefusedException if it was not sealed by our worker for this tenant and region */
    public Placement placement() {
        return placement.get();
    }

    /** @throws RefusedException if there is none, or it was not signed by the authority for this tenant */
    public License license() {
        return license.get();
    }

    Route route() {
        return route;
    }

    private static License verifyLicense(Route route, VerifyingKeys authority) {
        String signed = route.license();
        if (signed == null) {
            throw new RefusedException("the route of tenant " + route.tenant() + " carries no licence");
        }
        License license = License.verify(signed, authority);
        if (!license.tenant().equals(route.tenant())) {
            throw new RefusedException("the licence in the route of tenant " + route.tenant() + " is another tenant's");
        }
        return license;
    }

    /** Remembers a refusal as well, so that a bad route costs its cryptography once. */
    private static final class Once<T> {
        private final Supplier<T> opening;
        private volatile @Nullable Supplier<T> opened;

        Once(Supplier<T> opening) {
            this.opening = opening;
        }

        T get() {
            Supplier<T> known = opened;
            if (known == null) {
                known = open();
                opened = known;
            }
            return known.get();
        }

        private Supplier<T> open() {
            try {
                T value = opening.get();
                return () -> value;
            } catch (RefusedException refused) {
                return () -> {
                    throw refused;
                };
            }
        }
    }
}
