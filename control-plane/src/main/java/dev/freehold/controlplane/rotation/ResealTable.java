package dev.freehold.controlplane.rotation;

import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Regions whose placements are to be sealed anew. */
@Singleton
class ResealTable {
    private static final String REQUEST = """
            INSERT INTO reseal (region, key_id, requested_by, requested_at)
            SELECT region, key_id, :by, clock_timestamp()
            FROM region_sealing_key
            WHERE region = :region
            ORDER BY first_seen_at DESC, key_id
            LIMIT 1
            ON CONFLICT (region) DO UPDATE SET
                key_id = excluded.key_id, requested_by = excluded.requested_by, requested_at = excluded.requested_at
            """;
    private static final String STATUS = """
            WITH newest AS (
                SELECT key_id FROM region_sealing_key WHERE region = :region ORDER BY first_seen_at DESC, key_id LIMIT 1)
            SELECT n.key_id, s.requested_by, s.requested_at,
                   (SELECT count(*) FROM route r
                    WHERE r.region = f.region AND r.state = 'active' AND r.sealed_with IS DISTINCT FROM n.key_id) AS left_over,
                   (SELECT count(*) FROM route r
                    WHERE r.region = f.region AND r.state = 'suspended' AND r.sealed_with IS DISTINCT FROM n.key_id) AS suspended,
                   (SELECT count(*) FROM operation o JOIN tenant t ON t.id = o.tenant
                    WHERE o.kind = 'rotate' AND o.state IN ('pending', 'running') AND t.region = f.region) AS under_way
            FROM region_feed f
            LEFT JOIN newest n ON true
            LEFT JOIN reseal s ON s.region = f.region AND s.key_id = n.key_id
            WHERE f.region = :region
            """;

    private final Jdbi jdbi;

    ResealTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Answers whether there is a key to seal with. */
    boolean request(Region region, String by) {
        return jdbi.withHandle(handle -> handle.createUpdate(REQUEST)
                        .bind("region", region.value())
                        .bind("by", by)
                        .execute())
                == 1;
    }

    /** Nothing if there is no such region. */
    Optional<Reseal> status(Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(STATUS)
                .bind("region", region.value())
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Reseal(
                            region,
                            row.textOrNull("key_id"),
                            row.integer("left_over"),
                            row.integer("suspended"),
                            row.integer("under_way"),
                            row.textOrNull("requested_by"),
                            row.timeOrNull("requested_at"));
                })
                .findOne());
    }
}
