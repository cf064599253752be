package dev.freehold.controlplane.isolation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.placement.Tier;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Demands, and the figures to be held against them. */
@Singleton
class IsolationTable {
    private static final String FACTS = """
            SELECT t.id, t.slug, t.pool, o.tier AS pool_tier, coalesce(i.tier, p.tier) AS demanded,
                   i.tier, i.contract, i.reasons, coalesce(i.version, 0) AS version, i.updated_by, i.updated_at,
                   m.bytes, s.bytes AS pool_bytes,
                   (SELECT count(*) FROM tenant n WHERE n.pool = t.pool AND n.state NOT IN ('failed', 'dropped')) AS pool_tenants,
                   (SELECT (sum(wait_millis) / 1000)::bigint
                    FROM tenant_traffic
                    WHERE tenant = t.id AND grain = 'hour' AND slot > clock_timestamp() - interval '24 hours') AS wait_seconds,
                   (SELECT CASE WHEN count(*) > 0 THEN count(*) FILTER (WHERE requests >= :noisy) END
                    FROM tenant_traffic
                    WHERE tenant = t.id AND grain = 'hour' AND slot > clock_timestamp() - interval '7 days') AS noisy_hours
            FROM tenant t
            JOIN pool o ON o.id = t.pool
            JOIN plan p ON p.name = t.plan
            LEFT JOIN isolation i ON i.tenant = t.id
            LEFT JOIN tenant_measure m ON m.tenant = t.id
            LEFT JOIN pool_size s ON s.pool = t.pool
            WHERE t.slug = :slug AND t.state NOT IN ('failed', 'dropped')
            """;
    private static final String DEMAND = """
            INSERT INTO isolation (tenant, tier, contract, reasons, version, updated_by, updated_at)
            VALUES (:tenant, :tier, :contract, :reasons, 1, :by, clock_timestamp())
            ON CONFLICT (tenant) DO UPDATE SET
                tier = excluded.tier, contract = excluded.contract, reasons = excluded.reasons,
                version = isolation.version + 1, updated_by = excluded.updated_by, updated_at = excluded.updated_at
            """;

    private final Jdbi jdbi;
    private final IsolationConfig config;

    IsolationTable(Jdbi jdbi, IsolationConfig config) {
        this.jdbi = requireNonNull(jdbi);
        this.config = requireNonNull(config);
    }

    /** Nothing if no tenant that is there has this slug. */
    Optional<Facts> find(TenantSlug slug) {
        return jdbi.withHandle(handle -> handle.createQuery(FACTS)
                .bind("slug", slug.value())
                .bind("noisy", config.noisyRequestsPerHour())
                .map((result, context) -> facts(result))
                .findOne());
    }

    /** In place of what was asked before. */
    void demand(TenantId tenant, NewDemand asked, String by) {
        jdbi.useHandle(handle -> handle.createUpdate(DEMAND)
                .bind("tenant", tenant.value())
                .bindByType("tier", asked.tier() == null ? null : asked.tier().wireName(), String.class)
                .bindByType("contract", asked.contract(), String.class)
                .bindArray("reasons", String.class, asked.reasons())
                .bind("by", by)
                .execute());
    }

    private static Facts facts(ResultSet result) throws SQLException {
        Row row = new Row(result);
        int version = row.integer("version");
        String tier = row.textOrNull("tier");
        return new Facts(
                new TenantId(row.id("id")),
                new TenantSlug(row.text("slug")),
                new PoolId(row.text("pool")),
                Tier.parse(row.text("pool_tier")),
                Tier.parse(row.text("demanded")),
                version == 0
                        ? Optional.empty()
                        : Optional.of(new Isolation.Demand(
                                tier == null ? null : Tier.parse(tier),
                                row.textOrNull("contract"),
                                row.texts("reasons"),
                                row.text("updated_by"),
                                row.time("updated_at"))),
                new Isolation.Figures(
                        row.numberOrNull("bytes"),
                        row.numberOrNull("pool_bytes"),
                        row.number("pool_tenants"),
                        row.numberOrNull("wait_seconds"),
                        row.numberOrNull("noisy_hours")),
                version);
    }

    /** What is known of one tenant. */
    record Facts(
            TenantId id,
            TenantSlug slug,
            PoolId pool,
            Tier tier,
            Tier demanded,
            Optional<Isolation.Demand> demand,
            Isolation.Figures figures,
            int version) {}

    /** What is asked for, valid in itself. */
    record NewDemand(@Nullable Tier tier, @Nullable String contract, List<String> reasons) {}
}
