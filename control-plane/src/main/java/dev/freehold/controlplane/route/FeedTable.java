package dev.freehold.controlplane.route;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Reads the routes of a region as of one moment. */
@Singleton
class FeedTable {
    private static final String OPEN_FEEDS = """
            INSERT INTO region_feed (region, version) SELECT DISTINCT region, 1 FROM pool
            ON CONFLICT (region) DO NOTHING
            """;
    private static final String VERSION = """
            SELECT version FROM region_feed WHERE region = :region
            """;
    // One statement, so version and routes are of the same moment.
    private static final String SNAPSHOT = """
            SELECT feed.version AS feed_version, r.tenant, r.slug, r.state, r.epoch, r.sealed_placement, r.license
            FROM region_feed feed
            LEFT JOIN route r ON r.region = feed.region AND r.state <> 'gone'
            WHERE feed.region = :region
            ORDER BY r.version
            """;
    private static final String CHANGES = """
            SELECT feed.version AS feed_version, r.tenant, r.slug, r.state, r.epoch, r.sealed_placement, r.license
            FROM region_feed feed
            LEFT JOIN route r ON r.region = feed.region AND r.version > :after
            WHERE feed.region = :region
            ORDER BY r.version
            """;

    private final Jdbi jdbi;

    FeedTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Gives every region that has a pool a feed, so that "no tenants yet" is an answer with a version. */
    void openFeeds() {
        jdbi.useHandle(handle -> handle.createUpdate(OPEN_FEEDS).execute());
    }

    Optional<Long> version(Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(VERSION)
                .bind("region", region.value())
                .mapTo(Long.class)
                .findOne());
    }

    /** Every route that is not gone. */
    Moment snapshot(Region region) {
        return jdbi.withHandle(handle -> Moment.of(handle.createQuery(SNAPSHOT)
                .bind("region", region.value())
                .map((result, context) -> line(result))
                .list()));
    }

    /** Routes changed after that version, gone ones too. */
    Moment changes(Region region, long after) {
        return jdbi.withHandle(handle -> Moment.of(handle.createQuery(CHANGES)
                .bind("region", region.value())
                .bind("after", after)
                .map((result, context) -> line(result))
                .list()));
    }

    private static Line line(ResultSet result) throws SQLException {
        Row row = new Row(result);
        Route route = row.textOrNull("tenant") == null ? null : RouteTable.route(row);
        return new Line(row.number("feed_version"), route);
    }

    /** Routes as of a feed version. */
    record Moment(long version, List<Route> routes) {
        private static Moment of(List<Line> lines) {
            List<Route> routes = lines.stream()
                    .flatMap(line -> Optional.ofNullable(line.route()).stream())
                    .toList();
            return new Moment(lines.getFirst().version(), routes);
        }
    }

    private record Line(long version, @Nullable Route route) {}
}
