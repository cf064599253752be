package dev.freehold.controlplane.dataplane;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Reads the processes of a region's data plane. */
@Singleton
class DataPlaneReader {
    private static final String FEED_VERSION = """
            SELECT version FROM region_feed WHERE region = :region
            """;
    private static final String OF_REGION = """
            SELECT d.process, d.lease_until > clock_timestamp() AS live, d.applied_version, d.drained_version,
                   greatest(f.version - d.applied_version, 0) AS behind_by, d.first_seen_at, d.reported_at,
                   d.min_schema, d.max_schema
            FROM data_plane d
            JOIN region_feed f ON f.region = d.region
            WHERE d.region = :region
            ORDER BY live DESC, d.process
            """;
    private static final String POOLS_OF_REGION = """
            SELECT process, pool, open, granted FROM data_plane_pool WHERE region = :region
            """;

    private static final String TOP = """
            SELECT d.process, (top ->> 'tenant')::uuid AS tenant, t.slug, (top ->> 'open')::integer AS open,
                   (top ->> 'active')::integer AS active, (top ->> 'waiting')::integer AS waiting,
                   (top ->> 'borrowed')::integer AS borrowed, (top ->> 'evicted')::integer AS evicted
            FROM data_plane d
            CROSS JOIN jsonb_array_elements(d.top_tenants) top
            LEFT JOIN tenant t ON t.id = (top ->> 'tenant')::uuid
            WHERE d.region = :region AND d.lease_until > clock_timestamp()
            ORDER BY borrowed DESC, d.process
            """;

    private final Jdbi jdbi;

    DataPlaneReader(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Nothing if the region has no feed. */
    Optional<RegionDataPlanes> of(Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(FEED_VERSION)
                .bind("region", region.value())
                .mapTo(Long.class)
                .findOne()
                .map(version -> {
                    var connections = connections(handle, region);
                    return new RegionDataPlanes(
                            region,
                            version,
                            handle.createQuery(OF_REGION)
                                    .bind("region", region.value())
                                    .map((result, context) -> dataPlane(result, connections))
                                    .list());
                }));
    }

    /** Nothing if the region has no feed. */
    Optional<TopTenants> top(Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(FEED_VERSION)
                .bind("region", region.value())
                .mapTo(Long.class)
                .findOne()
                .map(version -> new TopTenants(
                        region,
                        handle.createQuery(TOP)
                                .bind("region", region.value())
                                .map((result, context) -> topTenant(new Row(result)))
                                .list())));
    }

    private static TopTenants.TopTenant topTenant(Row row) throws SQLException {
        return new TopTenants.TopTenant(
                row.text("process"),
                new TenantId(row.result().getObject("tenant", UUID.class)),
                row.result().getString("slug"),
                row.integer("open"),
                row.integer("active"),
                row.integer("waiting"),
                row.integer("borrowed"),
                row.integer("evicted"));
    }

    private static Map<String, Map<String, DataPlane.Connections>> connections(Handle handle, Region region) {
        return handle
                .createQuery(POOLS_OF_REGION)
                .bind("region", region.value())
                .map((result, context) -> PoolLine.of(new Row(result)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        PoolLine::process, Collectors.toMap(PoolLine::pool, PoolLine::connections)));
    }

    private static DataPlane dataPlane(ResultSet result, Map<String, Map<String, DataPlane.Connections>> connections)
            throws SQLException {
        Row row = new Row(result);
        String process = row.text("process");
        return new DataPlane(
                process,
                row.flag("live") ? DataPlane.State.LIVE : DataPlane.State.LOST,
                row.number("applied_version"),
                row.number("drained_version"),
                row.number("behind_by"),
                row.time("first_seen_at"),
                row.time("reported_at"),
                row.integer("min_schema"),
                row.integer("max_schema"),
                connections.getOrDefault(process, Map.of()));
    }

    private record PoolLine(String process, String pool, DataPlane.Connections connections) {
        static PoolLine of(Row row) throws SQLException {
            return new PoolLine(
                    row.text("process"),
                    row.text("pool"),
                    new DataPlane.Connections(row.integer("open"), row.result().getObject("granted", Integer.class)));
        }
    }
}
