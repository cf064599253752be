package dev.freehold.controlplane.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Reads what has been told of tenants that are there. */
@Singleton
class HealthReader {
    // A slug may have passed from a tenant that is gone to one that lives: the living one is meant.
    private static final String TENANTS = """
            SELECT t.slug, t.id, t.region, t.pool, m.reachable, m.bytes, m.connections, m.schema_version, m.measured_at,
                   extract(epoch FROM clock_timestamp() - m.measured_at)::float8 AS measured_ago,
                   CASE WHEN date_part('epoch', m.measured_at - g.until) >= 86400 THEN
                       ((m.bytes - g.bytes)::float8 * 86400 / date_part('epoch', m.measured_at - g.until))::bigint END AS growth,
                   (SELECT bool_or(m.schema_version BETWEEN d.min_schema AND d.max_schema)
                    FROM data_plane d
                    WHERE d.region = t.region AND d.lease_until > clock_timestamp()) AS schema_served,
                   w.requests, w.errors, w.unavailable, w.refused, w.slow, w.slow_millis, w.wait_millis, w.told_at
            FROM tenant t
            LEFT JOIN tenant_measure m ON m.tenant = t.id
            LEFT JOIN LATERAL (
                SELECT (day + 1)::timestamp AT TIME ZONE 'UTC' AS until, bytes
                FROM tenant_size_day
                WHERE tenant = t.id AND day >= (m.measured_at - interval '7 days')::date
                ORDER BY day
                LIMIT 1) g ON true
            LEFT JOIN LATERAL (
                SELECT sum(requests)::bigint AS requests, sum(errors)::bigint AS errors,
                       sum(unavailable)::bigint AS unavailable, sum(refused)::bigint AS refused, sum(slow)::bigint AS slow,
                       sum(slow_millis)::bigint AS slow_millis, sum(wait_millis)::bigint AS wait_millis,
                       max(told_at) AS told_at
                FROM tenant_traffic
                WHERE tenant = t.id AND grain = 'minutes' AND slot > clock_timestamp() - interval '20 minutes'
                  AND told_at > clock_timestamp() - interval '15 minutes') w ON true
            WHERE t.state NOT IN ('failed', 'dropped')
              AND (CAST(:slug AS text) IS NULL OR t.slug = :slug)
              AND (CAST(:pool AS text) IS NULL OR t.pool = :pool)
            """;

    private final Jdbi jdbi;

    HealthReader(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    Optional<TenantFigures> find(TenantSlug slug) {
        return read(slug.value(), null).stream().findFirst();
    }

    List<TenantFigures> of(PoolId pool) {
        return read(null, pool.value());
    }

    List<TenantFigures> all() {
        return read(null, null);
    }

    private List<TenantFigures> read(@Nullable String slug, @Nullable String pool) {
        return jdbi.withHandle(handle -> handle.createQuery(TENANTS)
                .bindByType("slug", slug, String.class)
                .bindByType("pool", pool, String.class)
                .map((result, context) -> figures(result))
                .list());
    }

    private static TenantFigures figures(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new TenantFigures(
                new TenantSlug(row.text("slug")),
                new TenantId(row.id("id")),
                new Region(row.text("region")),
                new PoolId(row.text("pool")),
                database(row),
                result.getObject("measured_ago", Double.class),
                result.getObject("schema_served", Boolean.class),
                traffic(row));
    }

    private static TenantHealth.@Nullable Database database(Row row) throws SQLException {
        Instant measuredAt = row.timeOrNull("measured_at");
        return measuredAt == null
                ? null
                : new TenantHealth.Database(
                        row.flag("reachable"),
                        row.numberOrNull("bytes"),
                        row.numberOrNull("growth"),
                        row.result().getObject("connections", Integer.class),
                        row.result().getObject("schema_version", Integer.class),
                        measuredAt);
    }

    private static TenantHealth.@Nullable Traffic traffic(Row row) throws SQLException {
        Instant toldAt = row.timeOrNull("told_at");
        return toldAt == null
                ? null
                : new TenantHealth.Traffic(
                        row.number("requests"),
                        row.number("errors"),
                        row.number("unavailable"),
                        row.number("refused"),
                        row.number("slow"),
                        row.number("slow_millis"),
                        row.number("wait_millis"),
                        toldAt);
    }
}
