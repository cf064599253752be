package dev.freehold.controlplane.route;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.freehold.contracts.codec.SigningKey;
import dev.freehold.contracts.route.RouteFeed;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.Refusal;

import static java.util.Objects.requireNonNull;

/** Makes the signed answer for a data plane: everything, what has changed, or nothing. */
@Singleton
class ReadFeed {
    private final FeedTable feeds;
    private final SharedAnswers shared;
    private final SigningKey authority;
    private final Clock clock;

    ReadFeed(FeedTable feeds, SharedAnswers shared, SigningKey authority, Clock clock) {
        this.feeds = requireNonNull(feeds);
        this.shared = requireNonNull(shared);
        this.authority = requireNonNull(authority);
        this.clock = requireNonNull(clock);
    }

    /** Nothing if the reader is up to date. A reader from the future, of before a restore, is given everything. */
    Optional<String> after(Region region, long seen) {
        long version = feeds.version(region)
                .orElseThrow(() -> new Refusal.Missing("No pool is or was configured in region " + region + "."));
        if (seen == version) {
            return Optional.empty();
        }
        long after = seen > version ? 0 : seen;
        return Optional.of(shared.to(region, after, version, () -> make(region, after)));
    }

    private String make(Region region, long after) {
        return after == 0
                ? sign(region, 0, true, feeds.snapshot(region))
                : sign(region, after, false, feeds.changes(region, after));
    }

    private String sign(Region region, long after, boolean snapshot, FeedTable.Moment moment) {
        return new RouteFeed(region, moment.version(), after, snapshot, clock.instant(), moment.routes())
                .sign(authority);
    }
}
