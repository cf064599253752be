package dev.freehold.controlplane.dataplane;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

import dev.freehold.contracts.codec.ContractJson;
import dev.freehold.contracts.region.DataPlaneReport;
import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Writes the processes of data planes. Every moment in it is by the database's clock. */
@Singleton
class DataPlaneTable {
    // The first key keeps it apart from other locks of a region.
    private static final String LOCK_REGION = """
            SELECT 1 FROM pg_advisory_xact_lock(2, hashtext(:region))
            """;
    private static final String DRAINED = """
            SELECT drained_version FROM data_plane WHERE region = :region AND process = :process
            """;
    // Versions above the feed's are of a history that is no more: the process knows nothing of this one.
    private static final String REPORT = """
            INSERT INTO data_plane (region, process, applied_version, drained_version, min_schema, max_schema,
                                    top_tenants, first_seen_at, reported_at, lease_until)
            SELECT region, :process,
                   CASE WHEN :applied <= version THEN :applied ELSE 0 END,
                   CASE WHEN :applied <= version THEN :drained ELSE 0 END,
                   :minSchema, :maxSchema, :top::jsonb, clock_timestamp(), clock_timestamp(),
                   clock_timestamp() + make_interval(secs => :lease)
            FROM region_feed
            WHERE region = :region
            ON CONFLICT (region, process) DO UPDATE SET
                applied_version = excluded.applied_version, drained_version = excluded.drained_version,
                min_schema = excluded.min_schema, max_schema = excluded.max_schema,
                top_tenants = excluded.top_tenants, reported_at = excluded.reported_at, lease_until = excluded.lease_until
            RETURNING drained_version
            """;
    private static final String LIVE = """
            SELECT count(*) FROM data_plane WHERE region = :region AND lease_until > clock_timestamp()
            """;
    private static final String LEAVE = """
            DELETE FROM data_plane WHERE region = :region AND process = :process
            """;
    private static final String FORGET = """
            DELETE FROM data_plane WHERE lease_until < clock_timestamp() - make_interval(secs => :after)
            """;

    private final Jdbi jdbi;

    DataPlaneTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Puts reports of a region in a row until the transaction ends. */
    void lock(Region region) {
        jdbi.useHandle(handle -> handle.createQuery(LOCK_REGION)
                .bind("region", region.value())
                .mapTo(int.class)
                .one());
    }

    /** What it had drained when it reported last; 0 if it never has. */
    long drained(Region region, String process) {
        return jdbi.withHandle(handle -> handle.createQuery(DRAINED)
                .bind("region", region.value())
                .bind("process", process)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /** Prolongs the lease; what it has drained now, or nothing if the region has no feed. */
    Optional<Long> report(Region region, DataPlaneReport report, Duration lease) {
        return jdbi.withHandle(handle -> handle.createQuery(REPORT)
                .bind("region", region.value())
                .bind("process", report.process())
                .bind("applied", report.appliedVersion())
                .bind("drained", report.drainedVersion())
                .bind("minSchema", report.minSchema())
                .bind("maxSchema", report.maxSchema())
                .bind("top", ContractJson.write(report.top()))
                .bind("lease", lease.toMillis() / 1000.0)
                .mapTo(Long.class)
                .findOne());
    }

    int live(Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(LIVE)
                .bind("region", region.value())
                .mapTo(Integer.class)
                .one());
    }

    /** A process that ends in good order. */
    void leave(Region region, String process) {
        jdbi.useHandle(handle -> handle.createUpdate(LEAVE)
                .bind("region", region.value())
                .bind("process", process)
                .execute());
    }

    void forgetLostBefore(Duration ago) {
        jdbi.useHandle(handle -> handle.createUpdate(FORGET)
                .bind("after", ago.toMillis() / 1000.0)
                .execute());
    }
}
