package dev.freehold.controlplane.census.compare;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.freehold.contracts.tenancy.PoolId;
import dev.freehold.contracts.tenancy.Region;

/** Tenants as of one moment: all that live, that have a route, or that changed since the census began. */
public final class Registry {
    private final Map<String, TenantFacts> tenants;

    public Registry(Collection<TenantFacts> tenants) {
        this.tenants = tenants.stream()
                .collect(Collectors.toUnmodifiableMap(tenant -> tenant.id().toString(), Function.identity()));
    }

    /** By what a server tells as a tenant's id, whatever its form. */
    Optional<TenantFacts> find(String id) {
        return Optional.ofNullable(tenants.get(id));
    }

    boolean isBusy(String id) {
        return find(id).filter(TenantFacts::busy).isPresent();
    }

    boolean isLiving(String id) {
        return find(id).filter(TenantFacts::living).isPresent();
    }

    public Stream<TenantFacts> in(Region region) {
        return tenants.values().stream().filter(tenant -> tenant.region().equals(region));
    }

    Stream<TenantFacts> in(PoolId pool) {
        return tenants.values().stream().filter(tenant -> tenant.pool().equals(pool));
    }
}
