package dev.freehold.worker.pool;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.pool.MeasuredTenant;
import dev.freehold.contracts.pool.PoolMeasurement;
import dev.freehold.contracts.tenancy.DatabaseName;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.worker.platform.WorkerConfig;
import dev.freehold.worker.postgres.PostgresException;
import dev.freehold.worker.postgres.SqlSession;
import dev.freehold.worker.postgres.ledger.ReadyPool;
import dev.freehold.worker.saga.Pause;

import static java.util.Objects.requireNonNull;

/** Measures the databases of a pool one after the other, with a pause after each, so that it is not felt. Changes nothing. */
@Singleton
final class MeasurePool {
    private static final String APPLICATION_NAME = "fh:measure";
    // What the ledger knows and the server does not is told as unreachable.
    private static final String DATABASES = """
            SELECT coalesce(d.name, r.database) AS name, d.name IS NOT NULL AS present, d.sessions, r.tenant
            FROM (
                SELECT d.datname::text AS name, s.numbackends AS sessions
                FROM pg_database d
                LEFT JOIN pg_stat_database s ON s.datid = d.oid
                WHERE d.datconnlimit <> -2 AND has_database_privilege(d.oid, 'CONNECT')) d
            FULL JOIN (SELECT database, tenant FROM ledger.reservation WHERE state = 'live') r ON r.database = d.name
            ORDER BY 1
            """;
    private static final String SIZE = """
            SELECT pg_database_size(CAST(? AS name))
            """;

    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final Duration pace;
    private final Pause pause;

    @Inject
    MeasurePool(WorkerConfig config) {
        this(config.measurePace(), Pause.REAL);
    }

    MeasurePool(Duration pace, Pause pause) {
        this.pace = requireNonNull(pace, "pace is null");
        this.pause = requireNonNull(pause, "pause is null");
    }

    /** @param delivery gets what was measured in parts; the last one says how large the pool is */
    void run(ReadyPool pool, Consumer<PoolMeasurement> delivery) {
        List<MeasuredTenant> some = new ArrayList<>();
        long bytes = 0;
        try (SqlSession ledger = pool.forReading().openLedger(APPLICATION_NAME)) {
            for (Listed database : ledger.all(DATABASES, Listed::read)) {
                Long size = size(ledger, database);
                bytes += size == null ? 0 : size;
                if (database.tenant() != null) {
                    tenant(pool, database, database.tenant(), size).ifPresent(some::add);
                }
                if (some.size() == PoolMeasurement.MOST_TENANTS) {
                    delivery.accept(new PoolMeasurement(some, null));
                    some.clear();
                }
                pause.of(pace);
            }
        }
        delivery.accept(new PoolMeasurement(some, bytes));
    }

    /** Nothing where it is gone since it was listed, or not to be asked. */
    private static @Nullable Long size(SqlSession ledger, Listed database) {
        if (!database.present()) {
            return null;
        }
        try {
            return ledger.first(SIZE, row -> row.getLong(1), database.name()).orElse(null);
        } catch (PostgresException gone) {
            return null;
        }
    }

    /** Nothing where it is so busy that there is no place for us: that says nothing against it. */
    private static Optional<MeasuredTenant> tenant(
            ReadyPool pool, Listed database, TenantId tenant, @Nullable Long size) {
        if (!database.present()) {
            return Optional.of(new MeasuredTenant(tenant, false, null, null, null, null, null));
        }
        try (SqlSession sql = pool.forReading().openAsOwner(new DatabaseName(database.name()), APPLICATION_NAME)) {
            Inside inside = new Inside(sql);
            return Optional.of(new MeasuredTenant(
                    tenant,
                    inside.isOf(tenant),
                    size,
                    database.sessions(),
                    inside.schemaVersion(),
                    inside.users(),
                    inside.documents()));
        } catch (PostgresException failed) {
            return failed.is(TOO_MANY_CONNECTIONS)
                    ? Optional.empty()
                    : Optional.of(new MeasuredTenant(tenant, false, size, database.sessions(), null, null, null));
        }
    }

    private record Listed(
            String name,
            boolean present,
            @Nullable Integer sessions,
            @Nullable TenantId tenant) {
        static Listed read(ResultSet row) throws SQLException {
            UUID tenant = row.getObject("tenant", UUID.class);
            return new Listed(
                    row.getString("name"),
                    row.getBoolean("present"),
                    row.getObject("sessions", Integer.class),
                    tenant == null ? null : new TenantId(tenant));
        }
    }
}
