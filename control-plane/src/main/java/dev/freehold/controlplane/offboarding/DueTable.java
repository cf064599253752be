package dev.freehold.controlplane.offboarding;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Finds deleted tenants whose retention is over. */
@Singleton
class DueTable {
    private static final String DUE = """
            WITH under_way AS (
                SELECT t.pool, count(*) AS drops
                FROM operation o
                JOIN tenant t ON t.id = o.tenant
                WHERE o.kind = 'drop' AND o.state IN ('pending', 'running')
                GROUP BY t.pool)
            SELECT id
            FROM (
                SELECT t.id, t.drop_after,
                       row_number() OVER (PARTITION BY t.pool ORDER BY t.drop_after, t.id) + coalesce(u.drops, 0) AS place
                FROM tenant t
                LEFT JOIN under_way u ON u.pool = t.pool
                WHERE t.state = 'deleting' AND t.drop_after <= :now
                  AND NOT EXISTS (
                      SELECT FROM operation o
                      WHERE o.tenant = t.id
                        AND (o.state IN ('pending', 'running') OR o.kind = 'drop' AND o.finished_at > :leaveAlone))
                ) due
            WHERE place <= :ofAPool
            ORDER BY drop_after, id
            """;

    private final Jdbi jdbi;

    DueTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /**
     * Those due for longest.
     *
     * @param ofAPool how many of each pool, those counted that are ordered and not over
     * @param leaveAlone who had a drop refused after that is not yet asked for again
     */
    List<TenantId> oldest(Instant now, Instant leaveAlone, int ofAPool) {
        return jdbi.withHandle(handle -> handle.createQuery(DUE)
                .bind("now", now)
                .bind("leaveAlone", leaveAlone)
                .bind("ofAPool", ofAPool)
                .map((result, context) -> new TenantId(new Row(result).id("id")))
                .list());
    }
}
