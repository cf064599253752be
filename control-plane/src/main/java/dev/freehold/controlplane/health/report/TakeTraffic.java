package dev.freehold.controlplane.health.report;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

import dev.freehold.contracts.region.TenantTraffic;
import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Adds up what data planes count of the tenants of their own region. */
@Singleton
public class TakeTraffic {
    // In order, so that two processes that report the same tenants do not wait for each other.
    private static final String ADD = """
            INSERT INTO tenant_traffic
                (tenant, grain, slot, requests, errors, unavailable, refused, slow, slow_millis, wait_millis, told_at)
            SELECT t.id, g.grain, g.slot, said.requests, said.errors, said.unavailable, said.refused, said.slow,
                   said.slow_millis, said.wait_millis, now.at
            FROM unnest(:tenants, :requests, :errors, :unavailable, :refused, :slow, :slowMillis, :waitMillis)
                     AS said (tenant, requests, errors, unavailable, refused, slow, slow_millis, wait_millis)
            JOIN tenant t ON t.id = said.tenant AND t.region = :region AND t.state NOT IN ('failed', 'dropped')
            CROSS JOIN (SELECT clock_timestamp() AS at) now
            CROSS JOIN LATERAL (VALUES
                ('minutes', date_bin('5 minutes', now.at, timestamptz '2000-01-01 00:00Z')),
                ('hour', date_trunc('hour', now.at, 'UTC')),
                ('month', date_trunc('month', now.at, 'UTC'))) AS g (grain, slot)
            ORDER BY t.id, g.grain
            ON CONFLICT (tenant, grain, slot) DO UPDATE SET
                requests = tenant_traffic.requests + excluded.requests,
                errors = tenant_traffic.errors + excluded.errors,
                unavailable = tenant_traffic.unavailable + excluded.unavailable,
                refused = tenant_traffic.refused + excluded.refused,
                slow = tenant_traffic.slow + excluded.slow,
                slow_millis = tenant_traffic.slow_millis + excluded.slow_millis,
                wait_millis = tenant_traffic.wait_millis + excluded.wait_millis,
                told_at = excluded.told_at
            """;

    private final Jdbi jdbi;

    TakeTraffic(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Tenants of other regions are passed over. */
    @Transactional
    public void run(Region region, List<TenantTraffic> traffic) {
        if (!traffic.isEmpty()) {
            add(region, onceEach(traffic));
        }
    }

    private static List<TenantTraffic> onceEach(List<TenantTraffic> traffic) {
        return List.copyOf(traffic.stream()
                .collect(Collectors.toMap(TenantTraffic::tenant, Function.identity(), TenantTraffic::plus))
                .values());
    }

    private void add(Region region, List<TenantTraffic> traffic) {
        jdbi.useHandle(handle -> {
            Update update = handle.createUpdate(ADD)
                    .bind("region", region.value())
                    .bindArray(
                            "tenants",
                            UUID.class,
                            traffic.stream().map(each -> each.tenant().value()).toList());
            bind(update, "requests", traffic, TenantTraffic::requests);
            bind(update, "errors", traffic, TenantTraffic::errors);
            bind(update, "unavailable", traffic, TenantTraffic::unavailable);
            bind(update, "refused", traffic, TenantTraffic::refused);
            bind(update, "slow", traffic, TenantTraffic::slow);
            bind(update, "slowMillis", traffic, TenantTraffic::slowMillis);
            bind(update, "waitMillis", traffic, TenantTraffic::waitMillis);
            update.execute();
        });
    }

    private static void bind(
            Update update, String name, List<TenantTraffic> traffic, ToLongFunction<TenantTraffic> figure) {
        update.bindArray(
                name, Long.class, traffic.stream().map(figure::applyAsLong).toList());
    }
}
