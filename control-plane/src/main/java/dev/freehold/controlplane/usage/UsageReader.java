package dev.freehold.controlplane.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Reads what has been told of a tenant's use. */
@Singleton
class UsageReader {
    // Documents that were counted in another month say nothing of this one.
    private static final String USE = """
            SELECT t.slug, t.plan, began.at AS month_began, m.bytes, m.connections, m.users, m.measured_at,
                   CASE WHEN m.measured_at >= began.at THEN m.documents END AS documents,
                   w.requests, w.told_at
            FROM tenant t
            CROSS JOIN (SELECT date_trunc('month', clock_timestamp(), 'UTC') AS at) began
            LEFT JOIN tenant_measure m ON m.tenant = t.id
            LEFT JOIN tenant_traffic w ON w.tenant = t.id AND w.grain = 'month' AND w.slot = began.at
            WHERE t.slug = :slug AND t.state NOT IN ('failed', 'dropped')
            """;

    private final Jdbi jdbi;

    UsageReader(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Nothing if no tenant that is there has this slug. */
    Optional<Use> find(TenantSlug slug) {
        return jdbi.withHandle(handle -> handle.createQuery(USE)
                .bind("slug", slug.value())
                .map((result, context) -> use(result))
                .findOne());
    }

    private static Use use(ResultSet result) throws SQLException {
        Row row = new Row(result);
        Integer connections = result.getObject("connections", Integer.class);
        return new Use(
                new TenantSlug(row.text("slug")),
                row.text("plan"),
                row.time("month_began"),
                row.numberOrNull("bytes"),
                connections == null ? null : connections.longValue(),
                row.numberOrNull("users"),
                row.numberOrNull("documents"),
                row.timeOrNull("measured_at"),
                row.numberOrNull("requests"),
                row.timeOrNull("told_at"));
    }

    /** What is null was not told. */
    record Use(
            TenantSlug tenant,
            String plan,
            Instant monthBegan,
            @Nullable Long bytes,
            @Nullable Long connections,
            @Nullable Long users,
            @Nullable Long documents,
            @Nullable Instant measuredAt,
            @Nullable Long requests,
            @Nullable Instant toldAt) {}
}
