package dev.freehold.contracts.route;

import java.time.Instant;
import java.util.List;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.codec.RefusedException;
import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.codec.VerifyingKeys;
import dev.freehold.contracts.tenancy.Region;

/**
 * Routes of one region, whole or what changed; signed as one compact JWS by the control plane's authority key.
 *
 * @param version the feed version these routes bring the reader to; ask for changes after it next time
 * @param after the version that these changes follow; a reader at another one has missed some and asks for a snapshot. 0 in a snapshot
 * @param snapshot true: these are all live routes of the region, forget every other; false: the changes since the version asked for
 */
public record RouteFeed(
        Region region, long version, long after, boolean snapshot, Instant issuedAt, List<Route> routes) {
    /** Media type of the signed form. */
    public static final String MEDIA_TYPE = "application/jose";

    private static final String TYPE = "freehold-routes+jws";

    public RouteFeed {
        routes = List.copyOf(routes);
    }

    public String sign(SigningKey authority) {
        return authority.sign(TYPE, ContractJson.write(this));
    }

    /** @throws RefusedException if the signature is not right or the feed is another region's */
    public static RouteFeed verify(String signed, VerifyingKeys authority, Region region) {
        RouteFeed feed = ContractJson.read(authority.verify(TYPE, signed), RouteFeed.class);
        if (!feed.region().equals(region)) {
            throw new RefusedException("the route feed is of region " + feed.region() + ", not " + region);
        }
        return feed;
    }
}
