package dev.freehold.controlplane.placement;

import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Writes what pools there are and what each is there for. */
@Singleton
class PoolTable {
    static final String BY_CONFIGURATION = "configuration";

    // What an operator decided stays, whatever the configuration names.
    private static final String CONFIGURE = """
            INSERT INTO pool (id, region, tier, max_tenants, max_bytes, configured_connections, state, state_by, configured)
            VALUES (:id, :region, :tier, :maxTenants, :maxBytes, :maxConnections, 'open', :by, true)
            ON CONFLICT (id) DO UPDATE SET
                tier = excluded.tier, max_tenants = excluded.max_tenants, max_bytes = excluded.max_bytes,
                configured_connections = excluded.configured_connections, configured = true,
                state = CASE
                    WHEN pool.state = 'registered' OR pool.state = 'cordoned' AND pool.state_by = :by THEN 'open'
                    ELSE pool.state END
            WHERE pool.region = excluded.region
            """;
    private static final String CORDON_OTHERS = """
            UPDATE pool
            SET state = 'cordoned', state_by = :by, version = version + 1
            WHERE configured AND state = 'open' AND NOT id = ANY (:configured)
            """;
    private static final String REGISTER = """
            INSERT INTO pool (id, region, tier, max_tenants, max_bytes, configured_connections, state, state_by, configured)
            VALUES (:id, :region, :tier, :maxTenants, :maxBytes, :maxConnections, 'registered', :by, false)
            ON CONFLICT DO NOTHING
            """;
    // Not FOR UPDATE: a tenant's foreign key need not wait.
    private static final String LOCK_REGION = """
            SELECT id FROM pool WHERE region = :region AND state <> 'retired' ORDER BY id FOR NO KEY UPDATE
            """;
    private static final String LOCK = """
            SELECT id FROM pool WHERE id = :id FOR NO KEY UPDATE
            """;
    private static final String MOVE = """
            UPDATE pool SET state = :state, state_by = :by, version = version + 1 WHERE id = :id
            """;

    private final Jdbi jdbi;

    PoolTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Answers whether it was written; not if the pool is known in another region, which it can never leave. */
    boolean configure(PoolId id, Region region, PoolLimits limits) {
        return write(CONFIGURE, id, region, limits, BY_CONFIGURATION);
    }

    void cordonAllBut(Set<String> configured) {
        jdbi.useHandle(handle -> handle.createUpdate(CORDON_OTHERS)
                .bind("by", BY_CONFIGURATION)
                .bindArray("configured", String.class, configured)
                .execute());
    }

    /** Answers whether the id was free. */
    boolean register(PoolId id, Region region, PoolLimits limits, String by) {
        return write(REGISTER, id, region, limits, by);
    }

    private boolean write(String statement, PoolId id, Region region, PoolLimits limits, String by) {
        return jdbi.withHandle(handle -> handle.createUpdate(statement)
                        .bind("id", id.value())
                        .bind("region", region.value())
                        .bind("tier", limits.tier().wireName())
                        .bind("maxTenants", limits.maxTenants())
                        .bindByType("maxBytes", limits.maxBytes(), Long.class)
                        .bindByType("maxConnections", limits.maxConnections(), Integer.class)
                        .bind("by", by)
                        .execute())
                == 1;
    }

    /** Locks the pools of the region until the transaction ends, so that each sees the tenants placed by the one before. */
    void lock(Region region) {
        jdbi.useHandle(handle -> handle.createQuery(LOCK_REGION)
                .bind("region", region.value())
                .mapTo(String.class)
                .list());
    }

    /** Answers whether there is one; nobody places a tenant there until the transaction ends. */
    boolean lock(PoolId id) {
        Optional<String> found = jdbi.withHandle(handle -> handle.createQuery(LOCK)
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne());
        return found.isPresent();
    }

    void move(PoolId id, PoolState state, String by) {
        jdbi.useHandle(handle -> handle.createUpdate(MOVE)
                .bind("id", id.value())
                .bind("state", state.wireName())
                .bind("by", by)
                .execute());
    }
}
