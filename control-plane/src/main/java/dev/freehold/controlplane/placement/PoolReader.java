package dev.freehold.controlplane.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Reads pools and how full they are. What workers said longer ago than a minute counts as not said. */
@Singleton
class PoolReader {
    private static final String POOLS = """
            SELECT p.id, p.region, p.tier, p.state, p.configured, p.version,
                   (SELECT count(*) FROM tenant t WHERE t.pool = p.id AND t.state NOT IN ('failed', 'dropped')) AS tenants,
                   p.max_tenants, s.bytes, p.max_bytes, s.measured_at, r.ready, r.sessions,
                   coalesce(p.configured_connections, p.announced_connections)::bigint AS max_connections
            FROM pool p
            LEFT JOIN pool_size s ON s.pool = p.id
            LEFT JOIN LATERAL (
                SELECT bool_or(ready) AS ready, max(sessions)::bigint AS sessions
                FROM pool_report
                WHERE pool = p.id AND reported_at > clock_timestamp() - interval '1 minute') r ON true
            WHERE (CAST(:region AS text) IS NULL OR p.region = :region AND p.state <> 'retired')
              AND (CAST(:id AS text) IS NULL OR p.id = :id)
            ORDER BY p.region, p.id
            """;

    private final Jdbi jdbi;

    PoolReader(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    List<Pool> all() {
        return read(null, null);
    }

    /** Those that are not retired. */
    List<Pool> of(Region region) {
        return read(region.value(), null);
    }

    Optional<Pool> find(PoolId id) {
        return read(null, id.value()).stream().findFirst();
    }

    private List<Pool> read(@Nullable String region, @Nullable String id) {
        return jdbi.withHandle(handle -> handle.createQuery(POOLS)
                .bindByType("region", region, String.class)
                .bindByType("id", id, String.class)
                .map((result, context) -> pool(result))
                .list());
    }

    private static Pool pool(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new Pool(
                new PoolId(row.text("id")),
                new Region(row.text("region")),
                Tier.parse(row.text("tier")),
                PoolState.parse(row.text("state")),
                row.flag("configured"),
                result.getObject("ready", Boolean.class),
                new Room(row.number("tenants"), row.number("max_tenants")),
                new Room(row.numberOrNull("bytes"), row.numberOrNull("max_bytes")),
                row.timeOrNull("measured_at"),
                new Room(row.numberOrNull("sessions"), row.numberOrNull("max_connections")),
                row.integer("version"));
    }
}
