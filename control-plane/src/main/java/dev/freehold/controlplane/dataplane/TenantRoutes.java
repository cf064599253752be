package dev.freehold.controlplane.dataplane;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Reads what is published of a tenant, and how far it has come. */
@Singleton
class TenantRoutes {
    // A slug may have passed from a tenant that is gone to one that lives: the living one is meant.
    private static final String BY_SLUG = """
            SELECT t.slug, t.id, r.region, r.state, r.epoch, r.version, f.version AS feed_version, r.sealed_with,
                   CASE WHEN r.sealed_placement IS NOT NULL THEN r.sealed_at END AS sealed_at
            FROM tenant t
            JOIN route r ON r.tenant = t.id
            JOIN region_feed f ON f.region = r.region
            WHERE t.slug = :slug
            ORDER BY t.state IN ('failed', 'dropped'), t.id DESC
            LIMIT 1
            """;

    private final Jdbi jdbi;
    private final Acknowledgements acknowledgements;

    TenantRoutes(Jdbi jdbi, Acknowledgements acknowledgements) {
        this.jdbi = requireNonNull(jdbi);
        this.acknowledgements = requireNonNull(acknowledgements);
    }

    Optional<TenantRoute> of(TenantSlug slug) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_SLUG)
                .bind("slug", slug.value())
                .map((result, context) -> route(result))
                .findOne());
    }

    private TenantRoute route(ResultSet result) throws SQLException {
        Row row = new Row(result);
        Region region = new Region(row.text("region"));
        Acknowledgement acknowledgement = acknowledgements.of(region, row.number("version"));
        return new TenantRoute(
                new TenantSlug(row.text("slug")),
                new TenantId(row.id("id")),
                region,
                RouteState.parse(row.text("state")),
                new Epoch(row.number("epoch")),
                row.number("version"),
                row.number("feed_version"),
                row.textOrNull("sealed_with"),
                row.timeOrNull("sealed_at"),
                acknowledgement.complete(),
                acknowledgement.liveProcesses(),
                acknowledgement.waitingFor(),
                acknowledgement.lost());
    }
}
