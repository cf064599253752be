package dev.freehold.tenantservice.route;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.OpeningKeys;
import dev.freehold.contracts.codec.SealingKey;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.license.License;
import dev.freehold.contracts.license.PlanLimits;
import dev.freehold.contracts.route.Placement;
import dev.freehold.contracts.route.PlacementOpener;
import dev.freehold.contracts.route.PlacementSealer;
import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.RoleName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;

/**
 * A region of one tenant, made by the process that serves it: it signs its own feed, seals its own placement and grants its own licence, with
 * keys that live as long as it does. So everything behind the feed is the same code as in a region.
 */
@Singleton
public class StandaloneRegion {
    /** The id of the one pool, which the settings describe. */
    public static final PoolId POOL = new PoolId("standalone");

    static final Region REGION = new Region("standalone");

    private static final PlanLimits UNLIMITED = new PlanLimits(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    private final StandaloneSettings settings;
    private final Clock clock;
    private final SigningKey authority = SigningKey.generate("standalone-authority");
    private final SigningKey worker = SigningKey.generate("standalone-worker");
    private final OpeningKeys keys = OpeningKeys.generate("standalone-region");

    StandaloneRegion(StandaloneSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Where the one pool listens; its path is the database. */
    public URI server() {
        String url = required(settings.url(), "url");
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new IllegalStateException("freehold.standalone.url is jdbc:postgresql://host:port/database");
        }
        return URI.create(url.substring("jdbc:".length()));
    }

    VerifyingKeys authority() {
        return VerifyingKeys.parse(authority.publicJwks());
    }

    PlacementOpener opener() {
        return new PlacementOpener(REGION, keys, VerifyingKeys.parse(worker.publicJwks()));
    }

    /** The whole feed, signed. */
    String feed() {
        Route route = new Route(
                tenant(),
                new TenantSlug(required(settings.slug(), "slug")),
                RouteState.ACTIVE,
                Epoch.FIRST,
                new PlacementSealer(worker, SealingKey.parse(keys.publicJwks())).seal(placement()),
                license().sign(authority));
        return new RouteFeed(REGION, 1, 0, true, clock.instant(), List.of(route)).sign(authority);
    }

    private Placement placement() {
        return new Placement(
                tenant(),
                REGION,
                POOL,
                new DatabaseName(server().getPath().substring(1)),
                new RoleName(required(settings.user(), "user")),
                RegionKeys.read(required(settings.passwordFile(), "password-file"))
                        .stripTrailing(),
                Epoch.FIRST);
    }

    private License license() {
        return new License(tenant(), "standalone", UNLIMITED, Set.of("*"), Instant.EPOCH, FOR_EVER, Duration.ZERO);
    }

    private TenantId tenant() {
        return TenantId.parse(required(settings.tenant(), "tenant"));
    }

    private static <T> T required(Optional<T> setting, String name) {
        return setting.orElseThrow(
                () -> new IllegalStateException("freehold.mode=standalone needs freehold.standalone." + name));
    }
}
