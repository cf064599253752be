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
            SELECT t.id
            FROM tenant t
            WHERE t.state = 'deleting' AND t.drop_after <= :now
              AND NOT EXISTS (
                  SELECT FROM operation o
                  WHERE o.tenant = t.id
                    AND (o.state IN ('pending', 'running') OR o.kind = 'drop' AND o.finished_at > :leaveAlone))
            ORDER BY t.drop_after, t.id
            LIMIT :limit
            """;

    private final Jdbi jdbi;

    DueTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /**
     * Those due for longest.
     *
     * @param leaveAlone who had a drop refused after that is not yet asked for again
     */
    List<TenantId> oldest(Instant now, Instant leaveAlone, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(DUE)
                .bind("now", now)
                .bind("leaveAlone", leaveAlone)
                .bind("limit", limit)
                .map((result, context) -> new TenantId(new Row(result).id("id")))
                .list());
    }
}
