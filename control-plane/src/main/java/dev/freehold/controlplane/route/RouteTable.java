package dev.freehold.controlplane.route;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.route.Route;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.license.LicenseFacts;
import dev.freehold.controlplane.platform.sql.Row;

import static java.util.Objects.requireNonNull;

/** One route a tenant, with the feed version that last changed it. */
@Singleton
class RouteTable {
    private static final String BY_TENANT = """
            SELECT tenant, region, slug, state, epoch, plan, sealed_placement, license, license_valid_until,
                   license_renewable, license_plan_version, license_key
            FROM route
            WHERE tenant = :tenant
            """;
    private static final String LICENSE_ENDS = """
            SELECT tenant
            FROM route
            WHERE state <> 'gone' AND license_renewable AND license_valid_until < :before
            ORDER BY license_valid_until
            LIMIT 1
            """;
    // Two looks into an index, whatever number of routes there is.
    private static final String LICENSE_BEHIND = """
            (SELECT r.tenant
             FROM plan p
             CROSS JOIN LATERAL (
                 SELECT tenant FROM route
                 WHERE plan = p.name AND license_plan_version < p.version AND state <> 'gone'
                 LIMIT 1) r
             LIMIT 1)
            UNION ALL
            (SELECT tenant FROM route WHERE (license_key = ANY (:former) OR license_key = '' AND cardinality(:former) > 0) AND state <> 'gone' LIMIT 1)
            LIMIT 1
            """;
    // The counter's row stays locked until commit, so changes of a region become visible in the order of their
    // versions.
    private static final String RAISE_FEED = """
            INSERT INTO region_feed (region, version) VALUES (:region, 1)
            ON CONFLICT (region) DO UPDATE SET version = region_feed.version + 1
            RETURNING version
            """;
    private static final String UPSERT = """
            INSERT INTO route (tenant, region, version, slug, state, epoch, plan, sealed_placement, license, license_valid_until,
                               license_renewable, license_plan_version, license_key)
            VALUES (:tenant, :region, :version, :slug, :state, :epoch, :plan, :sealedPlacement, :license, :licenseValidUntil,
                    :licenseRenewable, :licensePlanVersion, :licenseKey)
            ON CONFLICT (tenant) DO UPDATE SET
                version = excluded.version, slug = excluded.slug, state = excluded.state, epoch = excluded.epoch, plan = excluded.plan,
                sealed_placement = excluded.sealed_placement, license = excluded.license,
                license_valid_until = excluded.license_valid_until, license_renewable = excluded.license_renewable,
                license_plan_version = excluded.license_plan_version, license_key = excluded.license_key,
                sealed_at = CASE WHEN route.sealed_placement IS DISTINCT FROM excluded.sealed_placement
                                 THEN clock_timestamp() ELSE route.sealed_at END
            """;

    private final Jdbi jdbi;

    RouteTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    Optional<StoredRoute> find(TenantId tenant) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_TENANT)
                .bind("tenant", tenant.value())
                .map((result, context) -> stored(result))
                .findOne());
    }

    /** One whose licence ends before that moment, unlocked: by the time the caller has its lock, it may be renewed. */
    Optional<TenantId> oneWithLicenseEndingBefore(Instant moment) {
        return jdbi.withHandle(handle -> handle.createQuery(LICENSE_ENDS)
                .bind("before", moment)
                .map((result, context) -> new TenantId(new Row(result).id("tenant")))
                .findOne());
    }

    /**
     * One whose licence is of an earlier version of its plan or was signed by a former key, unlocked.
     *
     * @param formerKeys what was signed before keys were noted counts as signed by one of these
     */
    Optional<TenantId> oneWithLicenseBehind(List<String> formerKeys) {
        return jdbi.withHandle(handle -> handle.createQuery(LICENSE_BEHIND)
                .bindArray("former", String.class, formerKeys)
                .map((result, context) -> new TenantId(new Row(result).id("tenant")))
                .findOne());
    }

    void write(StoredRoute stored) {
        Route route = stored.route();
        LicenseFacts facts = stored.license();
        jdbi.useHandle(handle -> {
            long version = handle.createQuery(RAISE_FEED)
                    .bind("region", stored.region().value())
                    .mapTo(long.class)
                    .one();
            handle.createUpdate(UPSERT)
                    .bind("tenant", route.tenant().value())
                    .bind("region", stored.region().value())
                    .bind("version", version)
                    .bind("slug", route.slug().value())
                    .bind("state", route.state().wireName())
                    .bind("epoch", route.epoch().value())
                    .bind("plan", stored.plan())
                    .bind("sealedPlacement", route.sealedPlacement())
                    .bind("license", route.license())
                    .bind("licenseValidUntil", stored.licenseValidUntil())
                    .bind("licenseRenewable", facts == null || facts.renewable())
                    .bind("licensePlanVersion", facts == null ? 1 : facts.planVersion())
                    .bind("licenseKey", facts == null ? "" : facts.keyId())
                    .execute();
        });
    }

    static Route route(Row row) throws SQLException {
        return new Route(
                new TenantId(row.id("tenant")),
                new TenantSlug(row.text("slug")),
                RouteState.parse(row.text("state")),
                new Epoch(row.number("epoch")),
                row.textOrNull("sealed_placement"),
                row.textOrNull("license"));
    }

    private static StoredRoute stored(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new StoredRoute(new Region(row.text("region")), route(row), row.text("plan"), facts(row));
    }

    private static @Nullable LicenseFacts facts(Row row) throws SQLException {
        Instant until = row.timeOrNull("license_valid_until");
        return until == null
                ? null
                : new LicenseFacts(
                        until,
                        row.flag("license_renewable"),
                        row.integer("license_plan_version"),
                        row.text("license_key"));
    }
}
