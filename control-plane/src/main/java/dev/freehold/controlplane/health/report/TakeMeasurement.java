package dev.freehold.controlplane.health.report;

import java.util.Comparator;
import java.util.List;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.pool.MeasuredTenant;
import dev.freehold.contracts.pool.PoolMeasurement;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Takes down what a worker measured. Of a tenant that is not in that pool of the worker's own region it takes nothing. */
@Singleton
class TakeMeasurement {
    // What could not be learned this time is not known; only the size stays what it was.
    private static final String TENANT = """
            INSERT INTO tenant_measure
                (tenant, reachable, bytes, connections, schema_version, users, documents, measured_at)
            SELECT id, :reachable, :bytes, :connections, :schemaVersion, :users, :documents, clock_timestamp()
            FROM tenant
            WHERE id = :tenant AND pool = :pool AND region = :region AND state NOT IN ('failed', 'dropped')
            ON CONFLICT (tenant) DO UPDATE SET
                reachable = excluded.reachable, bytes = coalesce(excluded.bytes, tenant_measure.bytes),
                connections = excluded.connections, schema_version = excluded.schema_version, users = excluded.users,
                documents = excluded.documents, measured_at = excluded.measured_at
            """;
    private static final String DAY = """
            INSERT INTO tenant_size_day (tenant, day, bytes)
            SELECT id, (clock_timestamp() AT TIME ZONE 'UTC')::date, :bytes
            FROM tenant
            WHERE CAST(:bytes AS bigint) IS NOT NULL
              AND id = :tenant AND pool = :pool AND region = :region AND state NOT IN ('failed', 'dropped')
            ON CONFLICT (tenant, day) DO UPDATE SET bytes = excluded.bytes
            """;
    private static final String POOL = """
            INSERT INTO pool_size (pool, bytes, measured_at, ordered_at)
            SELECT id, :bytes, clock_timestamp(), clock_timestamp() FROM pool WHERE id = :pool AND region = :region
            ON CONFLICT (pool) DO UPDATE SET bytes = excluded.bytes, measured_at = excluded.measured_at
            """;

    private final Jdbi jdbi;

    TakeMeasurement(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    @Transactional
    void run(Region region, PoolId pool, PoolMeasurement measurement) {
        // In order, so that two who report the same tenants do not wait for each other.
        List<MeasuredTenant> tenants = measurement.tenants().stream()
                .sorted(Comparator.comparing(measured -> measured.tenant().value()))
                .toList();
        jdbi.useHandle(handle -> {
            write(handle, TENANT, region, pool, tenants);
            write(handle, DAY, region, pool, tenants);
            writePool(handle, region, pool, measurement.bytes());
        });
    }

    private static void write(
            Handle handle, String statement, Region region, PoolId pool, List<MeasuredTenant> tenants) {
        if (tenants.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(statement);
        for (MeasuredTenant measured : tenants) {
            batch.bind("tenant", measured.tenant().value())
                    .bind("pool", pool.value())
                    .bind("region", region.value())
                    .bind("reachable", measured.reachable())
                    .bindByType("bytes", measured.bytes(), Long.class)
                    .bindByType("connections", measured.connections(), Integer.class)
                    .bindByType("schemaVersion", measured.schemaVersion(), Integer.class)
                    .bindByType("users", measured.users(), Long.class)
                    .bindByType("documents", measured.documents(), Long.class)
                    .add();
        }
        batch.execute();
    }

    private static void writePool(Handle handle, Region region, PoolId pool, @Nullable Long bytes) {
        if (bytes != null) {
            handle.createUpdate(POOL)
                    .bind("bytes", bytes)
                    .bind("pool", pool.value())
                    .bind("region", region.value())
                    .execute();
        }
    }
}
