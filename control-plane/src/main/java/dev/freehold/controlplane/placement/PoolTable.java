package dev.freehold.controlplane.placement;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** Pools as the control database knows them. */
@Singleton
class PoolTable {
    private static final String UPSERT = """
            INSERT INTO pool (id, region, max_tenants, open, configured_connections)
            VALUES (:id, :region, :maxTenants, true, :maxConnections)
            ON CONFLICT (id) DO UPDATE SET
                max_tenants = excluded.max_tenants, open = true, configured_connections = excluded.configured_connections
            WHERE pool.region = excluded.region
            """;
    private static final String CLOSE_OTHERS = """
            UPDATE pool SET open = false WHERE open AND NOT id = ANY (:configured)
            """;
    private static final String ALL = """
            SELECT p.id, p.region, p.open, p.max_tenants, count(t.id) AS used_tenants
            FROM pool p
            LEFT JOIN tenant t ON t.pool = p.id AND t.state NOT IN ('failed', 'dropped')
            GROUP BY p.id
            ORDER BY p.region, p.id
            """;
    // Not FOR UPDATE: a tenant's foreign key need not wait.
    private static final String LOCK_REGION = """
            SELECT id FROM pool WHERE region = :region AND open ORDER BY id FOR NO KEY UPDATE
            """;
    private static final String ROOMIEST = """
            SELECT p.id
            FROM pool p
            LEFT JOIN tenant t ON t.pool = p.id AND t.state NOT IN ('failed', 'dropped')
            WHERE p.region = :region AND p.open
            GROUP BY p.id
            HAVING count(t.id) < p.max_tenants
            ORDER BY p.max_tenants - count(t.id) DESC, p.id
            LIMIT 1
            """;

    private final Jdbi jdbi;

    PoolTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Answers whether it was written; not if the pool is known in another region, which it can never leave. */
    boolean upsert(PoolId id, Region region, int maxTenants, Optional<Integer> maxConnections) {
        return jdbi.withHandle(handle -> handle.createUpdate(UPSERT)
                        .bind("id", id.value())
                        .bind("region", region.value())
                        .bind("maxTenants", maxTenants)
                        .bindByType("maxConnections", maxConnections.orElse(null), Integer.class)
                        .execute())
                == 1;
    }

    void closeAllBut(Set<String> configured) {
        jdbi.useHandle(handle -> handle.createUpdate(CLOSE_OTHERS)
                .bindArray("configured", String.class, configured)
                .execute());
    }

    List<Pool> all() {
        return jdbi.withHandle(handle -> handle.createQuery(ALL)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Pool(
                            new PoolId(row.text("id")),
                            new Region(row.text("region")),
                            row.flag("open"),
                            row.integer("used_tenants"),
                            row.integer("max_tenants"));
                })
                .list());
    }

    /** Locks the open pools of the region until the transaction ends, so that each sees the tenants placed by the one before. */
    int lock(Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK_REGION)
                .bind("region", region.value())
                .mapTo(String.class)
                .list()
                .size());
    }

    Optional<PoolId> roomiest(Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(ROOMIEST)
                .bind("region", region.value())
                .mapTo(String.class)
                .findOne()
                .map(PoolId::new));
    }
}
