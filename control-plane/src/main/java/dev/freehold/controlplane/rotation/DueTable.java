package dev.freehold.controlplane.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Finds tenants whose credential is to be rotated. Ages of credentials are by the database's clock. */
@Singleton
class DueTable {
    // A reseal with a key that is the newest no more is void. A tenant that was rotated since it was asked for, and
    // still has another key,
    // met a worker that has not heard of the key yet.
    private static final String DUE = """
            SELECT t.id, t.region,
                   CASE WHEN s.region IS NOT NULL AND r.sealed_with IS DISTINCT FROM s.key_id
                        THEN s.requested_by ELSE 'freehold' END AS requested_by
            FROM tenant t
            JOIN route r ON r.tenant = t.id AND r.state = 'active'
            LEFT JOIN reseal s ON s.region = t.region AND s.key_id = (
                SELECT key_id FROM region_sealing_key k WHERE k.region = t.region ORDER BY first_seen_at DESC, key_id LIMIT 1)
            WHERE t.state = 'active'
              AND (CAST(:region AS text) IS NULL OR t.region = :region)
              AND (s.region IS NOT NULL AND r.sealed_with IS DISTINCT FROM s.key_id
                   OR :maxAge > 0 AND r.sealed_at < clock_timestamp() - make_interval(secs => :maxAge))
              AND NOT EXISTS (
                  SELECT FROM operation o
                  WHERE o.tenant = t.id
                    AND (o.state IN ('pending', 'running')
                         OR o.kind = 'rotate' AND o.finished_at > :leaveAlone
                            AND (o.state <> 'succeeded' OR o.finished_at > s.requested_at)))
            ORDER BY r.sealed_at, t.id
            LIMIT :limit
            """;
    // The first key keeps it apart from other locks of a region.
    private static final String LOCK_REGION = """
            SELECT 1 FROM pg_advisory_xact_lock(3, hashtext(:region))
            """;
    private static final String UNDER_WAY = """
            SELECT count(*)
            FROM operation o
            JOIN tenant t ON t.id = o.tenant
            WHERE o.kind = 'rotate' AND o.state IN ('pending', 'running') AND t.region = :region
            """;
    private static final int MANY = 1_000;

    private final Jdbi jdbi;

    DueTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Regions that have some; found by looking at the oldest thousand. */
    List<Region> regions(Duration maxAge, Instant leaveAlone) {
        return query(null, maxAge, leaveAlone, MANY).stream()
                .map(Due::region)
                .distinct()
                .toList();
    }

    Optional<Due> oldest(Region region, Duration maxAge, Instant leaveAlone) {
        return query(region.value(), maxAge, leaveAlone, 1).stream().findFirst();
    }

    /** Orders of a region go in a row until the transaction ends. */
    void lock(Region region) {
        jdbi.useHandle(handle -> handle.createQuery(LOCK_REGION)
                .bind("region", region.value())
                .mapTo(int.class)
                .one());
    }

    int underWay(Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(UNDER_WAY)
                .bind("region", region.value())
                .mapTo(int.class)
                .one());
    }

    private List<Due> query(@Nullable String region, Duration maxAge, Instant leaveAlone, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(DUE)
                .bind("region", region)
                .bind("maxAge", maxAge.toMillis() / 1000.0)
                .bind("leaveAlone", leaveAlone)
                .bind("limit", limit)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Due(
                            new TenantId(row.id("id")), new Region(row.text("region")), row.text("requested_by"));
                })
                .list());
    }

    /** @param requestedBy who asked for the region to be sealed anew, or the platform itself */
    record Due(TenantId tenant, Region region, String requestedBy) {}
}
