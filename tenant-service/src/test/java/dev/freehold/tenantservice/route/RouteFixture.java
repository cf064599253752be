package dev.freehold.tenantservice.route;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.route.PlacementOpener;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/** Routes without anything sealed inside. */
public final class RouteFixture {
    static final Region REGION = new Region("local");
    static final SigningKey AUTHORITY = SigningKey.generate("authority-1");
    static final VerifyingKeys VERIFYING = VerifyingKeys.parse(AUTHORITY.publicJwks());
    static final PlacementOpener OPENER = new PlacementOpener(
            REGION,
            OpeningKeys.generate("local-1"),
            VerifyingKeys.parse(SigningKey.generate("worker-1").publicJwks()));

    private RouteFixture() {}

    public static TenantRoute route(String slug, RouteState state, long epoch) {
        return open(plain(slug, state, epoch));
    }

    /** The same id for the same slug. */
    public static TenantId idOf(String slug) {
        UUID hash = UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.US_ASCII));
        return new TenantId(
                new UUID((hash.getMostSignificantBits() & ~0xF000L) | 0x7000, hash.getLeastSignificantBits()));
    }

    static Route plain(String slug, RouteState state, long epoch) {
        return new Route(idOf(slug), new TenantSlug(slug), state, new Epoch(epoch), null, null);
    }

    static TenantRoute open(Route route) {
        return new TenantRoute(route, OPENER, VERIFYING);
    }
}
