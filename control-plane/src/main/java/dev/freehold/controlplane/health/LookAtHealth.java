package dev.freehold.controlplane.health;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.freehold.contracts.pool.PoolState;
import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.placement.KnownPools;

import static java.util.Objects.requireNonNull;

/** Puts together how a tenant, a pool or the fleet is. */
@Singleton
public class LookAtHealth {
    private static final int MOST_TENANTS = 50;

    private final HealthReader tenants;
    private final WorkerReader workers;
    private final KnownPools pools;
    private final JudgeTenant judgeTenant;
    private final JudgePool judgePool;

    LookAtHealth(
            HealthReader tenants,
            WorkerReader workers,
            KnownPools pools,
            JudgeTenant judgeTenant,
            JudgePool judgePool) {
        this.tenants = requireNonNull(tenants);
        this.workers = requireNonNull(workers);
        this.pools = requireNonNull(pools);
        this.judgeTenant = requireNonNull(judgeTenant);
        this.judgePool = requireNonNull(judgePool);
    }

    /** Nothing if none that is there has this slug. */
    public Optional<TenantHealth> of(TenantSlug slug) {
        return tenants.find(slug).map(judgeTenant::judge);
    }

    Optional<PoolHealth> of(PoolId id) {
        return pools.find(id)
                .map(pool -> judgePool.judge(
                        pool,
                        workers.all().getOrDefault(id, List.of()),
                        tally(tenants.of(id).stream().map(judgeTenant::judge).map(TenantHealth::state))));
    }

    FleetHealth ofAll() {
        List<TenantHealth> all = tenants.all().stream().map(judgeTenant::judge).toList();
        List<PoolHealth> judged = pools(all);
        Map<HealthState, Long> tenantStates = tally(all.stream().map(TenantHealth::state));
        return new FleetHealth(
                state(judged, all),
                Stream.concat(
                                all.stream().map(TenantHealth::observedAt),
                                judged.stream().map(PoolHealth::observedAt))
                        .flatMap(Stream::ofNullable)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                tally(judged.stream().map(PoolHealth::state)),
                tenantStates,
                judged.stream()
                        .filter(pool -> pool.state() != HealthState.HEALTHY)
                        .sorted(Comparator.comparing(PoolHealth::state).reversed())
                        .toList(),
                all.stream()
                        .filter(tenant -> isBad(tenant.state()))
                        .sorted(Comparator.comparing(TenantHealth::state).reversed())
                        .limit(MOST_TENANTS)
                        .toList());
    }

    private List<PoolHealth> pools(List<TenantHealth> all) {
        Map<PoolId, List<PoolHealth.WorkerView>> said = workers.all();
        Map<PoolId, List<TenantHealth>> byPool = all.stream().collect(Collectors.groupingBy(TenantHealth::pool));
        return pools.all().stream()
                .filter(pool -> pool.state() != PoolState.RETIRED)
                .map(pool -> judgePool.judge(
                        pool,
                        said.getOrDefault(pool.id(), List.of()),
                        tally(byPool.getOrDefault(pool.id(), List.of()).stream().map(TenantHealth::state))))
                .toList();
    }

    private static HealthState state(List<PoolHealth> pools, List<TenantHealth> all) {
        HealthState ofPools =
                HealthState.worst(pools.stream().map(PoolHealth::state).toList());
        return all.stream().anyMatch(tenant -> isBad(tenant.state()))
                ? HealthState.worst(List.of(ofPools, HealthState.DEGRADED))
                : ofPools;
    }

    private static boolean isBad(HealthState state) {
        return state.compareTo(HealthState.UNKNOWN) > 0;
    }

    private static Map<HealthState, Long> tally(Stream<HealthState> states) {
        Map<HealthState, Long> tally = new EnumMap<>(HealthState.class);
        Stream.of(HealthState.values()).forEach(state -> tally.put(state, 0L));
        tally.putAll(states.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
        return tally;
    }
}
