package dev.freehold.controlplane.census;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.route.RouteState;
import dev.freehold.contracts.tenancy.Epoch;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.census.compare.Registry;
import dev.freehold.controlplane.census.compare.TenantFacts;
import dev.freehold.controlplane.platform.sql.Row;
import dev.freehold.controlplane.tenant.TenantState;

import static java.util.Objects.requireNonNull;

/** Reads pools, tenants, routes and operations, each time as of one moment; writes none of them. */
@Singleton
class RegistryTable {
    // Pools that the configuration has given up, and those that are not in use yet or any more, count as long as
    // tenants are there.
    private static final String POOLS = """
            SELECT p.id, p.region
            FROM pool p
            WHERE (CAST(:region AS text) IS NULL OR p.region = :region)
              AND (p.state IN ('open', 'draining') OR p.state = 'cordoned' AND p.state_by <> 'configuration' OR EXISTS (
                  SELECT FROM tenant t WHERE t.pool = p.id AND t.state NOT IN ('failed', 'dropped')))
            ORDER BY p.region, p.id
            """;
    private static final String FACTS = """
            SELECT t.id, t.slug, t.region, t.pool, t.state, t.drop_after, t.epoch, t.plan,
                   r.slug AS route_slug, r.region AS route_region, r.state AS route_state, r.epoch AS route_epoch,
                   r.plan AS route_plan,
                   EXISTS (
                       SELECT FROM operation o
                       WHERE o.tenant = t.id AND (o.state IN ('pending', 'running') OR o.finished_at >= :began)) AS busy
            FROM tenant t
            LEFT JOIN route r ON r.tenant = t.id
            WHERE (CAST(:tenant AS uuid) IS NULL OR t.id = CAST(:tenant AS uuid))
              AND (t.state NOT IN ('failed', 'dropped') OR t.updated_at >= :began OR r.state <> 'gone')
            """;
    private static final String RECENT_OPERATION = """
            SELECT id, state IN ('pending', 'running') AS open
            FROM operation
            WHERE tenant = :tenant AND (state IN ('pending', 'running') OR finished_at >= :began)
            ORDER BY open DESC, id DESC
            LIMIT 1
            """;
    private static final String POOL_OF = """
            SELECT pool FROM tenant WHERE id = :tenant
            """;

    private final Jdbi jdbi;

    RegistryTable(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    List<PoolInRegion> pools(@Nullable Region region) {
        return jdbi.withHandle(handle -> handle.createQuery(POOLS)
                .bind("region", region == null ? null : region.value())
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new PoolInRegion(new PoolId(row.text("id")), new Region(row.text("region")));
                })
                .list());
    }

    Registry registry(Instant began) {
        return new Registry(query(null, began));
    }

    Optional<TenantFacts> facts(TenantId tenant, Instant began) {
        return query(tenant.value(), began).stream().findFirst();
    }

    /** An open operation of the tenant, or else one that has ended since. */
    Optional<Recent> recentOperation(TenantId tenant, Instant began) {
        return jdbi.withHandle(handle -> handle.createQuery(RECENT_OPERATION)
                .bind("tenant", tenant.value())
                .bind("began", began)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Recent(new OperationId(row.id("id")), row.flag("open"));
                })
                .findOne());
    }

    /** Where the tenant is or was, if the registry ever knew it. */
    Optional<PoolId> poolOf(TenantId tenant) {
        return jdbi.withHandle(handle -> handle.createQuery(POOL_OF)
                .bind("tenant", tenant.value())
                .mapTo(String.class)
                .map(PoolId::new)
                .findOne());
    }

    private List<TenantFacts> query(@Nullable UUID tenant, Instant began) {
        return jdbi.withHandle(handle -> handle.createQuery(FACTS)
                .bindByType("tenant", tenant, UUID.class)
                .bind("began", began)
                .map((result, context) -> facts(result))
                .list());
    }

    private static TenantFacts facts(ResultSet result) throws SQLException {
        Row row = new Row(result);
        return new TenantFacts(
                new TenantId(row.id("id")),
                new TenantSlug(row.text("slug")),
                new Region(row.text("region")),
                new PoolId(row.text("pool")),
                TenantState.parse(row.text("state"), new Epoch(row.number("epoch")), row.timeOrNull("drop_after")),
                row.text("plan"),
                row.flag("busy"),
                row.textOrNull("route_slug") == null ? null : route(row));
    }

    private static TenantFacts.RouteFacts route(Row row) throws SQLException {
        return new TenantFacts.RouteFacts(
                new TenantSlug(row.text("route_slug")),
                new Region(row.text("route_region")),
                RouteState.parse(row.text("route_state")),
                new Epoch(row.number("route_epoch")),
                row.text("route_plan"));
    }

    record PoolInRegion(PoolId id, Region region) {}

    /** @param open it is not over yet */
    record Recent(OperationId operation, boolean open) {}
}
