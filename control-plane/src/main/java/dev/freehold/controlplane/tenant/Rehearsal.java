package dev.freehold.controlplane.tenant;

import java.util.List;
import java.util.function.Supplier;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.operation.OperationId;
import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.contracts.tenancy.TenantSlug;
import dev.freehold.controlplane.operation.Operation;
import dev.freehold.controlplane.operation.OperationState;
import dev.freehold.controlplane.operation.Operations;
import dev.freehold.controlplane.placement.KnownPools;
import dev.freehold.controlplane.placement.Pool;
import dev.freehold.controlplane.tenant.preview.CurrentRoute;
import dev.freehold.controlplane.tenant.preview.PlannedPool;
import dev.freehold.controlplane.tenant.preview.Preview;
import dev.freehold.controlplane.tenant.preview.Standing;

import static java.util.Objects.requireNonNull;

/** Dry runs: does the real thing in a transaction, looks at what has become of the tenant, and takes everything back. */
@Singleton
class Rehearsal {
    private final TenantRegistry registry;
    private final Operations operations;
    private final CurrentRoute routes;
    private final KnownPools pools;
    private final Consequences consequences;

    Rehearsal(
            TenantRegistry registry,
            Operations operations,
            CurrentRoute routes,
            KnownPools pools,
            Consequences consequences) {
        this.registry = requireNonNull(registry);
        this.operations = requireNonNull(operations);
        this.routes = requireNonNull(routes);
        this.pools = requireNonNull(pools);
        this.consequences = requireNonNull(consequences);
    }

    /** @throws dev.freehold.controlplane.platform.Refusal as the creation itself */
    Preview ofCreation(TenantSlug slug, Supplier<Operation> creation) {
        return takenBack(() -> {
            Operation operation = creation.get();
            Tenant made = registry.require(slug);
            Pool pool = pools.require(made.pool());
            PlannedPool planned =
                    planned(pool, 1, requireNonNull(operation.placement()).reason());
            return preview(operation, null, made, planned, List.of());
        });
    }

    /** @throws dev.freehold.controlplane.platform.Refusal as the change itself */
    Preview ofChange(TenantSlug slug, Supplier<Operation> change) {
        return ofChange(registry.require(slug).id(), change);
    }

    /** See {@link #ofChange(TenantSlug, Supplier)}; also of a tenant that is gone. */
    Preview ofChange(TenantId id, Supplier<Operation> change) {
        return takenBack(() -> {
            Tenant tenant = registry.lock(id);
            Pool pool = pools.require(tenant.pool());
            Standing before = standing(tenant);
            List<OperationId> open = operations.openOf(tenant.id());
            Operation operation = change.get();
            List<OperationId> superseded = open.stream()
                    .filter(each -> operations.require(each).state() instanceof OperationState.Ended)
                    .toList();
            PlannedPool planned = planned(pool, 0, null);
            return preview(operation, before, registry.require(id), planned, superseded);
        });
    }

    private Preview preview(
            Operation operation,
            @Nullable Standing before,
            Tenant after,
            PlannedPool pool,
            List<OperationId> superseded) {
        return new Preview(
                true,
                operation.kind(),
                after.slug(),
                before == null ? null : after.id(),
                after.plan(),
                after.region(),
                pool,
                before,
                standing(after),
                superseded,
                consequences.of(operation.kind(), after));
    }

    private Standing standing(Tenant tenant) {
        return new Standing(
                tenant.state().wireName(),
                tenant.state().epoch(),
                routes.of(tenant.id()).orElse(null));
    }

    private static PlannedPool planned(Pool pool, int more, @Nullable String reason) {
        return new PlannedPool(
                pool.id(),
                requireNonNull(pool.tenants().used()) - more,
                requireNonNull(pool.tenants().limit()),
                reason);
    }

    private static <T> T takenBack(Supplier<T> work) {
        QuarkusTransaction.begin();
        try {
            return work.get();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
