package dev.freehold.tenantservice.route;

import java.time.Duration;
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

/** A tenant's route with its sealed parts, each opened when first needed, and once. */
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

    /** Remembers a refusal as well, for a second, so that a bad route costs its cryptography no oftener and one that came before its key is read once that is there. */
    private static final class Once<T> {
        private static final Duration AGAIN = Duration.ofSeconds(1);

        private record Refusal(RefusedException why, long nanos) {
            boolean isOver() {
                return System.nanoTime() - nanos >= AGAIN.toNanos();
            }
        }

        private final Supplier<T> opening;
        private volatile @Nullable T opened;
        private volatile @Nullable Refusal refusal;

        Once(Supplier<T> opening) {
            this.opening = opening;
        }

        T get() {
            T known = opened;
            return known == null ? open() : known;
        }

        private T open() {
            Refusal last = refusal;
            if (last != null && !last.isOver()) {
                throw last.why();
            }
            try {
                T value = opening.get();
                opened = value;
                return value;
            } catch (RefusedException refused) {
                refusal = new Refusal(refused, System.nanoTime());
                throw refused;
            }
        }
    }
}
